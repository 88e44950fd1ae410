package dev.serai.restore;

/**
 * What whoever asked for a restore chose.
 *
 * @param clearEmptied clear what was empty in the backup and is not now; else it is left alone
 * @param recreateDeleted create records anew that were deleted for good
 * @param matchedByProperty records were found by a unique property, so that their ids may differ
 */
record Options(boolean clearEmptied, boolean recreateDeleted, boolean matchedByProperty) {}
