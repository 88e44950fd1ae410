package dev.serai.hubspot;

/**
 * A kind of association between two objects, seen from the first of them (facts section 7).
 *
 * @param category {@code HUBSPOT_DEFINED}, {@code USER_DEFINED} or {@code INTEGRATOR_DEFINED}
 * @param typeId   the same in all accounts for HubSpot's own kinds, else the account's own
 * @param label    as people see it; null for the kind that only says that there is an association
 */
public record AssociationType(String category, String typeId, String label) {}
