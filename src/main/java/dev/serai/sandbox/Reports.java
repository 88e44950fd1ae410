package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All contact reports. Callers take turns. */
final class Reports {
    static final List<String> TYPES = List.of(
            "Meeting",
            "Visit",
            "MeetingAtOffice",
            "Call",
            "OutboundCall",
            "InboundCall",
            "Email",
            "SentEmail",
            "ReceivedEmail",
            "OnlineMeeting");
    private static final String EXCHANGE = "BizCardExchange";

    private final List<Report> reports = new ArrayList<>();
    private long seed;

    List<Report> all() {
        return List.copyOf(reports);
    }

    /** The reports there are at the start: every third is of an exchange of cards, the others of meetings and the like. */
    void restart(SansanSettings settings, List<Card> cards) {
        reports.clear();
        seed = settings.seed();
        Dice dice = new Dice(seed);
        for (int i = 0; i < settings.reports() && !cards.isEmpty(); i++) {
            Card card = dice.of(cards);
            boolean exchange = i % 3 == 0;
            String start = SansanClock.text(card.registered() / 60 * 60);
            add(
                    card.owner(),
                    card.registered(),
                    Maps.of(
                            "startDate",
                            SansanClock.day(card.registered()),
                            "endDate",
                            SansanClock.day(card.registered()),
                            "startTime",
                            exchange ? null : start,
                            "endTime",
                            exchange ? null : SansanClock.text(card.registered() / 60 * 60 + 3600),
                            "externalAttendees",
                            List.of(attendee(card)),
                            "internalAttendees",
                            List.of(attendee(card.owner())),
                            "type",
                            exchange ? EXCHANGE : dice.of(TYPES),
                            "title",
                            exchange ? null : "打ち合わせ",
                            "location",
                            null,
                            "memo",
                            null,
                            "categories",
                            List.of(Maps.of("name", "商談フェーズ", "value", null))));
        }
    }

    Report add(SansanUser owner, long now, Map<String, Object> said) {
        Report report = new Report(SansanIds.of("report", seed, reports.size()), now, now, owner, said);
        reports.add(report);
        return report;
    }

    static Map<String, Object> attendee(Card card) {
        return Maps.of(
                "id",
                card.id(),
                "personId",
                card.personId(),
                "companyName",
                card.value(CardField.COMPANY_NAME),
                "lastName",
                card.value(CardField.LAST_NAME),
                "firstName",
                card.value(CardField.FIRST_NAME));
    }

    static Map<String, Object> attendee(SansanUser user) {
        return Maps.of(
                "id",
                user.id(),
                "name",
                user.name(),
                "departmentName",
                user.department().name());
    }
}
