package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Lists contact reports and takes new ones (facts 4.5). */
final class ReportCalls {
    private static final Set<String> KNOWN = Set.of(
            "startTime",
            "endTime",
            "type",
            "title",
            "location",
            "memo",
            "internalAttendeeUserIds",
            "externalAttendees");

    private final CardPages pages;

    ReportCalls(CardPages pages) {
        this.pages = pages;
    }

    void addTo(SansanRoutes routes) {
        routes.addNewest("GET", "/reports", this::list).addNewest("POST", "/reports", this::create);
    }

    private Reply list(SansanAsk ask) {
        long from = ask.time("updatedFrom");
        long to = ask.time("updatedTo");
        boolean all = ask.all();
        List<String> types = ask.several("type");
        boolean byUpdate = ask.oneOf("orderBy", "updatedAt", "registeredAt").equals("updatedAt");
        boolean descending = ask.oneOf("orderDirection", "desc", "asc").equals("desc");
        Function<Report, Cards.Place> place =
                report -> new Cards.Place(byUpdate ? report.updated() : report.registered(), report.id());
        List<Report> found = new ArrayList<>(ask.account().reports().all().stream()
                .filter(report -> report.updated() >= from && report.updated() <= to)
                .filter(report -> types.isEmpty() || types.contains(report.type()))
                .filter(report -> all
                        ? ask.key().sees().contains(report.owner().id())
                        : report.owner().equals(ask.key().user()))
                .sorted(Comparator.comparing(place))
                .toList());
        if (descending) {
            Collections.reverse(found);
        }
        CardPages.Kind<Report> kind = new CardPages.Kind<>(place, descending, Report::json);
        return pages.page(ask, kind.source(found), ask.limit(), kind);
    }

    /** Every attendee from outside becomes a new card. */
    private Reply create(SansanAsk ask) {
        JsonNode json = ask.json();
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw SansanRefusal.invalid(name + ": unknown");
            }
        });
        if (!Reports.TYPES.contains(json.path("type").asText())) {
            throw SansanRefusal.invalid("type: must be one of " + Reports.TYPES);
        }
        if (json.path("memo").asText().length() > 20_000) {
            throw SansanRefusal.invalid("memo: longer than 20000 characters");
        }
        long start = minute(json, "startTime");
        long end = minute(json, "endTime");
        List<Map<CardField, String>> attendees = attendees(json.path("externalAttendees"));
        SansanAccount account = ask.account();
        Map<String, Object> said = new LinkedHashMap<>(Maps.of(
                "startDate", SansanClock.day(start),
                "endDate", SansanClock.day(end),
                "startTime", SansanClock.text(start),
                "endTime", SansanClock.text(end),
                "internalAttendees", internal(ask, json.path("internalAttendeeUserIds"))));
        List.of("type", "title", "location", "memo")
                .forEach(name -> said.put(name, json.path(name).textValue()));
        said.put("categories", List.of());
        said.put(
                "externalAttendees",
                attendees.stream()
                        .map(values -> account.register(ask.key().user(), values, List.of(), EntryStatus.COMPLETED))
                        .map(Reports::attendee)
                        .toList());
        Report report = account.reports().add(ask.key().user(), account.clock().now(), said);
        return Reply.of(account.habits().createdStatus(), Map.of("id", report.id()));
    }

    private static long minute(JsonNode json, String name) {
        String text = json.path(name).asText();
        Long seconds = SansanClock.seconds(text);
        if (seconds == null || seconds % 60 != 0) {
            throw SansanRefusal.invalid(name + ": '" + text + "' is no time with 00 seconds");
        }
        return seconds;
    }

    private static List<Map<CardField, String>> attendees(JsonNode given) {
        List<Map<CardField, String>> attendees = new ArrayList<>();
        for (JsonNode one : given) {
            Map<CardField, String> values = new EnumMap<>(CardField.class);
            one.properties().forEach(member -> {
                CardField field = CardField.named(member.getKey());
                if (field != null) {
                    values.put(field, member.getValue().asText());
                }
            });
            if (values.keySet().stream()
                    .noneMatch(Set.of(CardField.COMPANY_NAME, CardField.LAST_NAME, CardField.FIRST_NAME)::contains)) {
                throw SansanRefusal.invalid("externalAttendees: each needs a companyName or a name");
            }
            attendees.add(values);
        }
        if (attendees.isEmpty()) {
            throw SansanRefusal.invalid("externalAttendees: at least one is required");
        }
        return attendees;
    }

    private static List<Map<String, Object>> internal(SansanAsk ask, JsonNode ids) {
        List<Map<String, Object>> internal = new ArrayList<>();
        for (JsonNode id : ids) {
            SansanUser user = ask.account().organization().find(id.asText());
            if (user == null) {
                throw SansanRefusal.invalid("internalAttendeeUserIds: '" + id.asText() + "' is no user");
            }
            internal.add(Reports.attendee(user));
        }
        return internal;
    }
}
