package dev.serai.sync;

/**
 * What is to be decided together. At least one of card and contact, or a link.
 *
 * @param card    null if there is none
 * @param contact null if there is none
 * @param link    null if they are not linked
 * @param by      how they were found to belong together; null if they were not, or by their link
 */
record Situation(CardState card, ContactState contact, LinkState link, String by) {}
