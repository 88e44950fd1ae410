package dev.serai.restore;

import java.util.Map;
import java.util.Set;

/**
 * A row to be planned.
 *
 * @param key     by what the account is asked for the record: its id, or the value of a unique property; null if the row
 *                has no such value
 * @param written by property, what the record may hold by the restore that is to be undone; null if nothing is undone
 */
record Wanted(String key, Row row, Map<String, Set<String>> written) {}
