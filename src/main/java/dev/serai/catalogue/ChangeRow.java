package dev.serai.catalogue;

import java.util.List;

/**
 * One record of a plan that is not unchanged.
 *
 * @param place      order in the plan
 * @param recordId   id in the backup
 * @param targetId   id in the account; null if there is no such record
 * @param kind       class of the record
 * @param reason     why it is of that class; null if that needs no words
 * @param changes    values to write, as JSON
 * @param blocked    values that differ and cannot be written, as JSON
 * @param properties names of all properties in {@code changes} and {@code blocked}
 * @param chosen     whether it is to be written
 * @param before     values found just before the write, as JSON; null before it
 * @param outcome    null until the record is settled
 * @param message    the remote's words, or ours; null if none are needed
 * @param results    outcome by property, as JSON; null until settled
 */
public record ChangeRow(
        long place,
        String recordId,
        String targetId,
        String kind,
        String reason,
        String changes,
        String blocked,
        List<String> properties,
        boolean chosen,
        String before,
        String outcome,
        String message,
        String results) {}
