package dev.serai.sync;

import java.util.List;
import java.util.Set;

/**
 * What is decided at once. It need not be all there is, but with a card come all cards of the same person or e-mail
 * address, with a contact those that match the same cards, and with either of them its links.
 *
 * @param missingCards    ids of linked cards that are known not to be there any more; a linked card that is neither here
 *                        nor among the cards was not looked at, and its link is left alone
 * @param missingContacts the same of linked contacts
 */
record Batch(
        List<CardState> cards,
        List<ContactState> contacts,
        List<LinkState> links,
        Set<String> missingCards,
        Set<String> missingContacts) {}
