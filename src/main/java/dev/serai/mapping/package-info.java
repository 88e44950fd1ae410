/**
 * Mapping files: which field goes where between a Sansan card and a HubSpot contact. Reads and checks the files, and
 * converts, filters and compares values as they say. Knows no network, no database and no Spring.
 *
 * <p>A card is a map from member names ({@link dev.serai.mapping.CardMember}) to texts, a contact a map from property
 * names to texts; what is not there is empty.
 */
package dev.serai.mapping;
