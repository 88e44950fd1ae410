package dev.serai.restore;

import java.util.Map;

/**
 * What a restore wants of one record.
 *
 * @param id record id in the backup
 * @param values by property, as the backup has them; null or empty: empty at that time; a property that is not here is
 *     left alone
 */
record Row(String id, Map<String, String> values) {}
