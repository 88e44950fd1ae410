package dev.serai.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Writes records as a write endpoint answers them: the properties that were sent, and some more. */
final class Echo {
    private final Ask ask;
    private final Records records;
    private final RecordJson writer;

    Echo(Ask ask, Records records) {
        this.ask = ask;
        this.records = records;
        this.writer = new RecordJson(ask, records);
    }

    /** @param created whether the record is new; null if the answer does not say */
    void write(Row row, Collection<String> sent, List<Draft.Normalized> normalized, Boolean created, Json out) {
        TreeSet<String> names = new TreeSet<>(records.type().defaults());
        names.addAll(sent);
        Selection selection = records.selections().of(names, ask.token(), SandboxSettings.SensitiveWithoutScope.ABSENT);
        writer.write(row, selection, out);
        if (created != null || !normalized.isEmpty()) {
            out.cutTo(out.size() - 1);
            if (created != null) {
                out.raw(",\"new\":").raw(created.toString());
            }
            if (!normalized.isEmpty()) {
                out.raw(",\"warnings\":")
                        .raw(Maps.bytes(
                                normalized.stream().map(Draft.Normalized::json).toList()));
            }
            out.raw('}');
        }
    }

    /** The answer to a write of one record. */
    Reply reply(int status, Row row, Draft draft) {
        Json out = Reply.buffer();
        write(row, draft.names(), draft.normalized(), null, out);
        return Reply.written(status, out);
    }
}
