package dev.serai.mapping;

/** What becomes of a HubSpot change that an existing card cannot take, as Sansan offers no call to change a card. */
public enum SansanChanges {
    /** It is put on a list for people. */
    REVIEW,
    /** A newer card of the same person is added. */
    APPEND_CARD,
    /** It stays in HubSpot. */
    OFF
}
