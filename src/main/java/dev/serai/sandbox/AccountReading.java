package dev.serai.sandbox;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the account is and has: details, usage, record counts, owners, pipelines, optional objects (facts 3 and 7). */
final class AccountReading {
    /** How many records of one object an account may have. */
    private static final long MOST_RECORDS = 15_000_000;

    private static final long MOST_CUSTOM_RECORDS = 1_500_000;
    private static final List<String> OPTIONAL = List.of("0-162", "0-410", "0-420", "0-421");

    private final Quotas quotas;

    AccountReading(Quotas quotas) {
        this.quotas = quotas;
    }

    void addTo(Router router) {
        router.add("GET", Family.ACCOUNT_INFO, "/details", this::details)
                .add("GET", Family.ACCOUNT_INFO, "/api-usage/daily/private-apps", this::usage)
                .add("GET", Family.LIMITS, "/records", this::limits)
                .add("GET", Family.OWNERS, "", this::owners)
                .add("GET", Family.OWNERS, "/{id}", this::owner)
                .add("GET", Family.OBJECT_LIBRARY, "/enablement", this::library);
    }

    private Reply details(Ask ask) {
        ZonedDateTime now = ZonedDateTime.now(ask.portal().zone());
        return Reply.ok(Maps.of(
                "portalId", ask.portal().id(),
                "accountType", "STANDARD",
                "timeZone", ask.portal().zone().getId(),
                "companyCurrency", ask.portal().currency(),
                "additionalCurrencies", List.of("USD", "EUR"),
                "utcOffset", now.getOffset().getId(),
                "utcOffsetMilliseconds", now.getOffset().getTotalSeconds() * 1000,
                "uiDomain", "app.hubspot.com",
                "dataHostingLocation", "na1"));
    }

    private Reply usage(Ask ask) {
        Quotas.Daily daily = quotas.daily(ask.portal());
        return Reply.ok(Maps.of(
                "results",
                List.of(Maps.of(
                        "name", "private-apps-api-calls-daily",
                        "usageLimit", daily.limit(),
                        "currentUsage", daily.used(),
                        "collectedAt", Clock.text(System.currentTimeMillis()),
                        "fetchStatus", "SUCCESS",
                        "resetsAt", Clock.text(daily.resetsAt())))));
    }

    private Reply limits(Ask ask) {
        List<Map<String, Object>> standard = new ArrayList<>();
        List<Map<String, Object>> custom = new ArrayList<>();
        long customUsage = 0;
        for (Records records : ask.portal().objects()) {
            ObjectType type = records.type();
            if (type.custom()) {
                custom.add(limit(records, MOST_CUSTOM_RECORDS));
                customUsage += records.live();
            } else if (!type.id().equals("0-11")) {
                standard.add(limit(records, MOST_RECORDS));
            }
        }
        return Reply.ok(Maps.of(
                "hubspotDefinedObjectTypes",
                standard,
                "customObjectTypes",
                Maps.of(
                        "overallLimit", MOST_CUSTOM_RECORDS,
                        "overallUsage", customUsage,
                        "overallPercentage", percentage(customUsage, MOST_CUSTOM_RECORDS),
                        "byObjectType", custom)));
    }

    private static Map<String, Object> limit(Records records, long most) {
        return Maps.of(
                "objectTypeId", records.type().id(),
                "singularLabel", records.type().singular(),
                "pluralLabel", records.type().plural(),
                "limit", most,
                "usage", records.live(),
                "percentage", percentage(records.live(), most));
    }

    private static double percentage(long usage, long limit) {
        return Math.round(usage * 10_000.0 / limit) / 100.0;
    }

    private Reply owners(Ask ask) {
        ask.token().needOneOf(List.of("crm.objects.owners.read"));
        int limit = ask.limit(100, 500);
        String email = ask.query("email");
        String after = ask.query("after");
        Owners owners = ask.portal().owners();
        List<Map<String, Object>> all = ask.flag("archived") ? owners.archived() : owners.active();
        List<Map<String, Object>> rest = all.stream()
                .filter(owner -> email == null || email.equals(owner.get("email")))
                .filter(owner -> after == null || ((String) owner.get("id")).compareTo(after) > 0)
                .toList();
        Map<String, Object> body = Maps.of("results", rest.stream().limit(limit).toList());
        if (rest.size() > limit) {
            String next = (String) rest.get(limit - 1).get("id");
            body.put("paging", Map.of("next", Maps.of("after", next, "link", Links.next(ask, next))));
        }
        return Reply.ok(body);
    }

    /** By owner id, or by user id with {@code idProperty=userId}. */
    private Reply owner(Ask ask) {
        ask.token().needOneOf(List.of("crm.objects.owners.read"));
        Owners owners = ask.portal().owners();
        String member = "userId".equals(ask.query("idProperty")) ? "userIdIncludingInactive" : "id";
        return (ask.flag("archived") ? owners.archived() : owners.active())
                .stream()
                        .filter(owner -> ask.name("id").equals(String.valueOf(owner.get(member))))
                        .findFirst()
                        .map(Reply::ok)
                        .orElseThrow(Refusal::notFound);
    }

    private Reply library(Ask ask) {
        Map<String, Object> enabled = new LinkedHashMap<>();
        for (String id : OPTIONAL) {
            enabled.put(
                    id,
                    ask.portal().objects().stream()
                            .anyMatch(records -> records.type().id().equals(id)));
        }
        return Reply.ok(Maps.of("enablementByObjectTypeId", enabled));
    }
}
