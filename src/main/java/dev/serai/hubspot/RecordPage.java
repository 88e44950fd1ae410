package dev.serai.hubspot;

import java.util.List;

/**
 * A page of records.
 *
 * @param ids  record ids in the order served
 * @param rows one array a record, in the order of {@code ids}, laid out as the {@link RecordPages} was asked to
 * @param next the cursor of the next page; null on the last one
 */
public record RecordPage(List<String> ids, List<String[]> rows, String next) {}
