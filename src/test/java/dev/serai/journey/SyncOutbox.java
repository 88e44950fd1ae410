package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.journey.SyncLines.Line;
import dev.serai.journey.SyncModel.Card;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The review list and its CSV, compared with what the model says that people are to be asked for. */
final class SyncOutbox {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    /** What stands in each column of the form, in its order. */
    private static final List<String> MEMBERS = List.of(
            "owner.id",
            "companyName",
            "departmentName",
            "title",
            "lastName",
            "firstName",
            "lastNameReading",
            "firstNameReading",
            "postalCode",
            "prefecture",
            "city",
            "street",
            "building",
            "tel",
            "secondTel",
            "fax",
            "mobile",
            "email",
            "url",
            "memo",
            "exchangeDate");

    /**
     * What people are to be asked for.
     *
     * @param there   whether the contact is there still
     * @param changes by line, the value that the card should get
     */
    record Asked(Card card, String contact, boolean there, Map<Line, String> changes) {
        /** The card that would be imported; null if an import would not help. */
        private Map<String, String> row() {
            Map<String, String> members = new HashMap<>();
            changes.forEach((line, value) -> members.put(line.members().get(0), value));
            if (!there || !SyncNewCards.wouldBeMerged(card, members)) {
                return null;
            }
            Map<String, String> row = SyncNewCards.newer(card, List.copyOf(changes.keySet()), members);
            row.put("mark", contact);
            return row;
        }

        private String listed() {
            Map<String, String> told = new TreeMap<>();
            changes.forEach((line, value) -> told.put(
                    line.property(), card.values().getOrDefault(line.members().get(0), "") + " -> " + value));
            Map<String, String> row = row();
            boolean fits = row != null && row.values().stream().allMatch(SHIFT_JIS.newEncoder()::canEncode);
            return "contact " + contact + (fits ? "" : " by hand") + ": " + told;
        }
    }

    private final SyncClient sync;

    SyncOutbox(SyncClient sync) {
        this.sync = sync;
    }

    List<String> differences(List<Asked> asked) throws IOException {
        Map<String, String> list = new TreeMap<>();
        Map<String, String> rows = new TreeMap<>();
        asked.forEach(one -> {
            list.put(one.card().id(), one.listed());
            Map<String, String> row = one.row();
            if (row != null) {
                row.put("owner.id", one.card().values().get("owner.id"));
                rows.put(one.contact(), cells(row));
            }
        });
        Map<String, String> found = listed();
        Map<String, String> imported = imported();
        // Edits of a past card are in no list: how it is told is how it was seen last.
        asked.stream().filter(one -> !one.card().fits()).forEach(one -> {
            list.computeIfPresent(one.card().id(), (id, told) -> "past");
            found.computeIfPresent(one.card().id(), (id, told) -> "past");
            rows.remove(one.contact());
            imported.remove(one.contact());
        });
        List<String> differences = new ArrayList<>(differences("review list, card ", list, found));
        for (String card : wrong(list, found)) {
            differences.add(said(card, "card-"));
        }
        differences.addAll(differences("review.csv, contact ", rows, imported));
        for (String contact : wrong(rows, imported)) {
            differences.add(said(contact, "contact-"));
        }
        return differences;
    }

    private static Set<String> wrong(Map<String, String> expected, Map<String, String> found) {
        Set<String> wrong = new TreeSet<>(expected.keySet());
        wrong.addAll(found.keySet());
        wrong.removeIf(one -> Objects.equals(expected.get(one), found.get(one)));
        return wrong;
    }

    private String said(String id, String kind) throws IOException {
        return kind + id + ", says the hub: " + sync.get("/records?q=" + id).json() + ", "
                + sync.get("/records/" + kind + id + "/history").json();
    }

    private static List<String> differences(String of, Map<String, String> expected, Map<String, String> found) {
        List<String> differences = new ArrayList<>();
        for (String one : wrong(expected, found)) {
            differences.add(of + one + " is " + found.get(one) + ", expected " + expected.get(one));
        }
        return differences;
    }

    private Map<String, String> listed() throws IOException {
        Map<String, String> list = new TreeMap<>();
        String from = "";
        do {
            JsonNode page = sync.get("/review?limit=500&from=" + from).json();
            page.path("cards").forEach(card -> {
                Map<String, String> changes = new TreeMap<>();
                card.path("changes")
                        .forEach(change -> changes.put(
                                change.path("property").asText(),
                                change.path("before").asText("") + " -> "
                                        + change.path("after").asText("")));
                list.put(
                        card.path("card").path("id").asText(),
                        "contact " + card.path("contactId").asText() + (card.has("byHand") ? " by hand" : "") + ": "
                                + changes);
            });
            from = page.path("next").asText("");
        } while (!from.isEmpty());
        return list;
    }

    /** The cards of the CSV, by the contact that their memo names. */
    private Map<String, String> imported() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        String text =
                new String(sync.get("/review.csv?charset=UTF-8").response().body(), StandardCharsets.UTF_8);
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))) {
            for (CSVRecord row : parser) {
                Map<String, String> values = new HashMap<>();
                for (int column = 0; column < MEMBERS.size(); column++) {
                    values.put(MEMBERS.get(column), row.get(column));
                }
                SyncTruth.unmarked(values);
                rows.put(values.get("mark"), cells(values));
            }
        }
        return rows;
    }

    private static String cells(Map<String, String> values) {
        Map<String, String> cells = new TreeMap<>();
        MEMBERS.forEach(member -> cells.put(member, values.getOrDefault(member, "")));
        return cells.toString();
    }
}
