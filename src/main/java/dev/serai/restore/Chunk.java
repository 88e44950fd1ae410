package dev.serai.restore;

import dev.serai.catalogue.ChangeRow;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.hubspot.BatchAnswer;
import dev.serai.remote.Call;
import dev.serai.remote.Json;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Up to a hundred rows of a backup while they are compared with what the account has today. */
public final class Chunk implements Call {
    /** Each chunk has so many places in the plan. */
    private static final int PLACES = 1000;

    static final String TWICE = "the same record occurs twice; only its first row is restored";

    private final Analysis analysis;
    private final int number;
    private final List<Wanted> rows;
    private final Map<String, Live> live = new HashMap<>();
    private final Map<String, Map<String, String>> owners = new LinkedHashMap<>();
    private List<Question> questions = List.of();

    Chunk(Analysis analysis, int number, List<Wanted> rows) {
        this.analysis = analysis;
        this.number = number;
        this.rows = rows;
    }

    Analysis analysis() {
        return analysis;
    }

    /** Reads the current values of all rows' records. */
    @Override
    public Request request() {
        return analysis.read(keys());
    }

    @Override
    public Purpose purpose() {
        return Purpose.RESTORE;
    }

    private List<String> keys() {
        return rows.stream()
                .map(Wanted::key)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    @Override
    public boolean abandoned() {
        return analysis.stopped();
    }

    /** What is to be asked before the chunk can be planned. */
    public List<Question> questions() {
        return questions;
    }

    /** Takes in the records' current values; then it is known what else is to be asked. */
    void current(byte[] answer) {
        BatchAnswer current = BatchAnswer.of(answer);
        Map<String, Map<String, String>> found = analysis.byKey(current.records());
        Set<String> notFound = current.notFound();
        Set<String> missing = new LinkedHashSet<>();
        List<Question> asked = new ArrayList<>();
        for (String key : keys()) {
            Map<String, String> values = found.get(key);
            if (values != null) {
                live.put(key, new Live.Found(values.get(Analysis.ID), values));
            } else if (analysis.matched() || notFound.contains(key)) {
                missing.add(key);
            } else {
                live.put(key, new Live.Gone());
                asked.add(new Question(this, Question.Kind.RECORD, key, analysis.read(List.of(key))));
            }
        }
        missing.forEach(id -> live.put(id, new Live.Gone()));
        if (!missing.isEmpty() && !analysis.matched()) {
            asked.add(new Question(this, Question.Kind.BIN, null, analysis.readBinned(missing)));
        }
        asked.addAll(whoOwns());
        questions = asked;
    }

    /** One question for each unique property whose values are to change. */
    private List<Question> whoOwns() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Wanted wanted : rows) {
            analysis.planner()
                    .mustBeFree(wanted.row(), found(wanted))
                    .forEach((property, value) -> values.computeIfAbsent(property, it -> new LinkedHashSet<>())
                            .add(value));
        }
        List<Question> asked = new ArrayList<>();
        values.forEach((property, some) ->
                asked.add(new Question(this, Question.Kind.OWNERS, property, analysis.readOwners(property, some))));
        return asked;
    }

    void answered(Question question, byte[] answer) {
        switch (question.kind()) {
            case BIN -> BatchAnswer.of(answer).records().keySet().forEach(id -> live.put(id, new Live.Binned()));
            case RECORD -> {
                BatchAnswer.of(answer)
                        .records()
                        .forEach((id, values) -> live.put(question.about(), new Live.Found(id, values)));
            }
            case OWNERS ->
                owners.put(
                        question.about(),
                        analysis.owners(question.about(), BatchAnswer.of(answer).records()));
        }
    }

    /** What the chunk comes to. */
    RestoreChanges.ChunkRow plan() {
        Taken taken = new Taken(owners);
        List<ChangeRow> changes = new ArrayList<>();
        List<RestoreChanges.Unchanged> unchanged = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Wanted wanted = rows.get(i);
            long place = (long) number * PLACES + i;
            Decision decision = decide(wanted, seen, taken);
            if (decision.kind() == Decision.Kind.UNCHANGED) {
                unchanged.add(new RestoreChanges.Unchanged(place, decision.targetId()));
            } else {
                changes.add(change(place, wanted.record(), decision));
            }
        }
        // No two rows of an archive have the same id, but any number may have the same value of a property.
        return new RestoreChanges.ChunkRow(
                number,
                rows.size(),
                unchanged.size(),
                hash(changes),
                changes,
                analysis.matched() ? unchanged : List.of());
    }

    private Live found(Wanted wanted) {
        return wanted.key() == null ? new Live.Gone() : live.get(wanted.key());
    }

    private Decision decide(Wanted wanted, Set<String> seen, Taken taken) {
        if (wanted.key() == null) {
            return Decision.nothing(
                    Decision.Kind.NOT_RESTORABLE, null, "the backup has no value of the property it is matched by");
        }
        if (!seen.add(wanted.key())) {
            return Decision.nothing(Decision.Kind.NOT_RESTORABLE, null, TWICE);
        }
        if (wanted.left() != null) {
            return Decision.nothing(Decision.Kind.NOT_RESTORABLE, wanted.key(), wanted.left());
        }
        Decision decision = analysis.planner().decide(wanted.row(), found(wanted), taken);
        return wanted.written() == null ? decision : analysis.leavingEdits(decision, wanted.written());
    }

    private static ChangeRow change(long place, String record, Decision decision) {
        Set<String> properties = new LinkedHashSet<>();
        decision.changes().forEach(change -> properties.add(change.property()));
        decision.blocked().forEach(blocked -> properties.add(blocked.property()));
        return new ChangeRow(
                place,
                record,
                decision.targetId(),
                decision.kind().name(),
                decision.reason(),
                Json.text(decision.changes()),
                Json.text(decision.blocked()),
                List.copyOf(properties),
                true,
                null,
                null,
                null,
                null);
    }

    private static byte[] hash(List<ChangeRow> changes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (ChangeRow change : changes) {
                digest.update((change.place() + "|" + change.recordId() + "|" + change.targetId() + "|" + change.kind()
                                + "|" + change.changes() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
