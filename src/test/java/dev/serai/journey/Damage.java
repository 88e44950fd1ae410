package dev.serai.journey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does to an account's contacts everything that a restore has to put right, has to leave alone, or has to put right by a
 * detour. What must be there before is set up by {@link #prepare}; then comes the backup, then {@link #inflict}.
 */
final class Damage {
    /** One of the sandbox's owners who left. */
    private static final String LEFT = "61520445";

    private static final String AT_WORK = "61520001";

    private final Truth truth;
    private final Map<String, Map<String, String>> contacts;
    private final List<String> untouched;
    private final Map<String, List<String>> slices = new LinkedHashMap<>();

    Damage(Truth truth) throws IOException {
        this.truth = truth;
        this.contacts = truth.records("contacts");
        this.untouched = new ArrayList<>(contacts.keySet());
    }

    private List<String> slice(String name, int size) {
        return slices.computeIfAbsent(name, it -> {
            List<String> some = new ArrayList<>(untouched.subList(0, size));
            untouched.subList(0, size).clear();
            return some;
        });
    }

    /** Ids of the contacts to which this was done. */
    List<String> of(String name) {
        return slices.get(name);
    }

    void prepare() throws IOException {
        for (String id : slice("owner left", 12)) {
            set(id, "hubspot_owner_id", LEFT);
        }
        for (String id : slice("semicolon", 5)) {
            set(id, "support_notes", ";first;second");
        }
        for (String id : slice("too long", 2)) {
            set(id, "support_notes", "long ".repeat(14_000));
        }
        for (String id : slice("against the rule", 4)) {
            set(id, "city", "a city whose name is longer than the rule allows");
        }
        for (String id : slice("option removed", 20)) {
            set(id, "newsletter_topics", "events;products");
        }
        for (String id : slice("stage forward", 130)) {
            set(id, "lifecyclestage", "lead");
        }
        for (String id : slice("checkboxes", 10)) {
            set(id, "hs_buying_role", "BLOCKER;CHAMPION;DECISION_MAKER");
        }
        for (String id : slice("numbers", 10)) {
            set(id, "associatedcompanyid", "1200");
        }
        for (String id : slice("wide and strange", 30)) {
            set(id, "message", "\"quoted\", 𠮷野家\r\n\ttab; ${x} {{y}} \\u0041 ' \u0007 é and e\u0301 " + id);
        }
        for (String id : slice("NUL", 3)) {
            set(id, "message", "before\0after");
        }
        for (String id : slice("e-mail moved", 8)) {
            set(id, "email", "owner." + id + "@example.jp");
        }
        slice("e-mail taken over", 8);
    }

    void inflict() throws IOException {
        change();
        vanish();
        for (String id : of("owner left")) {
            set(id, "hubspot_owner_id", AT_WORK);
        }
        for (String name : List.of("semicolon", "too long")) {
            for (String id : of(name)) {
                set(id, "support_notes", "short");
            }
        }
        for (String id : of("against the rule")) {
            set(id, "city", "Ōsaka");
        }
        update(of("NUL"), id -> Map.of("message", "plain"));
        update(of("wide and strange"), id -> Map.of("message", "plain"));
        update(of("stage forward"), id -> Map.of("lifecyclestage", "customer", "jobtitle", "Head of " + id));
        for (String id : of("checkboxes")) {
            set(id, "hs_buying_role", "DECISION_MAKER;BLOCKER;CHAMPION");
        }
        for (String id : of("numbers")) {
            set(id, "associatedcompanyid", "1200.0");
        }
        moveEmails();
        removeOption();
        readOnlyAndArchived();
        truth.post("/sandbox/records/contacts", "{\"email\":\"made.after@example.jp\",\"firstname\":\"New\"}");
    }

    private void change() throws IOException {
        update(slice("changed", 700), id -> {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("firstname", "Changed " + id);
            values.put("jobtitle", "日本語、「引用」 " + id);
            values.put("numemployees", "1-5");
            values.put("vip", "true".equals(contacts.get(id).get("vip")) ? "false" : "true");
            values.put("anniversary", "2026-02-28");
            values.put("closedate", "2026-03-04T05:06:07.008Z");
            values.put("newsletter_topics", "products");
            values.put("hs_pinned_engagement_id", "4711");
            values.put("greeting_html", "<p>Hello &amp; \"welcome\"</p>\n");
            return values;
        });
        update(slice("cleared", 300), id -> Map.of("lastname", "", "phone", "", "vip", "", "anniversary", ""));
        update(
                slice("filled", 200),
                id -> Map.of("salutation", "Dr.", "fax", "03-1234-5678", "closedate", "2026-01-01T00:00:00Z"));
    }

    private void vanish() throws IOException {
        for (String id : slice("binned", 25)) {
            truth.delete("/sandbox/records/contacts/" + id);
        }
        for (String id : slice("wiped", 20)) {
            truth.post("/crm/v3/objects/contacts/gdpr-delete", "{\"objectId\":\"" + id + "\"}");
        }
        List<String> merged = slice("merged", 16);
        for (int i = 0; i < merged.size(); i += 2) {
            truth.post(
                    "/sandbox/records/contacts/merge",
                    Person.object()
                            .put("primary", merged.get(i))
                            .put("other", merged.get(i + 1))
                            .toString());
        }
    }

    private void moveEmails() throws IOException {
        List<String> from = of("e-mail moved");
        List<String> to = of("e-mail taken over");
        for (int i = 0; i < from.size(); i++) {
            String address = "owner." + from.get(i) + "@example.jp";
            set(from.get(i), "email", "lost." + address);
            set(to.get(i), "email", address);
        }
    }

    private void removeOption() throws IOException {
        update(of("option removed"), id -> Map.of("newsletter_topics", "products"));
        ArrayNode kept = Person.object().arrayNode();
        truth.get("/crm/v3/properties/contacts/newsletter_topics")
                .path("options")
                .forEach(option -> {
                    if (!option.path("value").asText().equals("events")) {
                        kept.add(option);
                    }
                });
        truth.patch(
                "/crm/v3/properties/contacts/newsletter_topics",
                Person.object().set("options", kept).toString());
    }

    private void readOnlyAndArchived() throws IOException {
        for (String id : slice("read-only", 10)) {
            truth.post(
                    "/sandbox/records/contacts/" + id,
                    "{\"hs_email_open\":\"999\",\"contract_document\":\"other.pdf\",\"lastname\":\"Other\"}");
        }
        truth.delete("/crm/v3/properties/contacts/contract_document");
    }

    /** Behind the API's back: nothing is checked. */
    private void set(String id, String property, String value) throws IOException {
        truth.post(
                "/sandbox/records/contacts/" + id,
                Person.object().put(property, value).toString());
    }

    private interface Values {
        Map<String, String> of(String id);
    }

    private void update(List<String> ids, Values values) throws IOException {
        update(truth, "contacts", ids, values::of);
    }

    /** By the API, as anybody would. */
    static void update(
            Truth truth, String type, List<String> ids, java.util.function.Function<String, Map<String, String>> values)
            throws IOException {
        for (int from = 0; from < ids.size(); from += 100) {
            ObjectNode body = Person.object();
            ArrayNode inputs = body.putArray("inputs");
            for (String id : ids.subList(from, Math.min(ids.size(), from + 100))) {
                ObjectNode properties = inputs.addObject().put("id", id).putObject("properties");
                values.apply(id).forEach(properties::put);
            }
            truth.post("/crm/v3/objects/" + type + "/batch/update", body.toString());
        }
    }
}
