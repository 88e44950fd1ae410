package dev.serai.sandbox;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which cards are asked for, and in which order: by change window (facts 4.1) or by criteria (facts 4.2). */
record CardQuery(Cards.Order order, boolean descending, long from, long to, Predicate<Card> fits) {
    static CardQuery window(SansanAsk ask) {
        long from = ask.time("updatedFrom");
        long to = ask.time("updatedTo");
        if (to <= from) {
            throw SansanRefusal.invalid("updatedTo: must be later than updatedFrom");
        }
        Predicate<Card> inside = card -> card.updated() >= from && card.updated() <= to;
        Cards.Order order = order(ask, Cards.Order.UPDATED_AT, Cards.Order.REGISTERED_AT, Cards.Order.COMPLETED_AT);
        boolean descending = ask.oneOf("orderDirection", "asc", "desc").equals("desc");
        return new CardQuery(order, descending, from, to, inside.and(sight(ask)));
    }

    static CardQuery search(SansanAsk ask) {
        Cards.Order order = order(ask, Cards.Order.REGISTERED_AT, Cards.Order.UPDATED_AT);
        boolean descending = ask.oneOf("orderDirection", "desc", "asc").equals("desc");
        Predicate<Card> fits = sight(ask).and(criteria(ask)).and(tags(ask));
        return new CardQuery(order, descending, Long.MIN_VALUE, Long.MAX_VALUE - 1, fits);
    }

    /** The cards that fit, in order, beginning behind a place; from the first for null. */
    Stream<Card> of(Cards cards, Cards.Place behind) {
        return cards.all(order, descending, from, to, behind).filter(fits);
    }

    private static Cards.Order order(SansanAsk ask, Cards.Order... known) {
        String[] words = new String[known.length];
        for (int i = 0; i < known.length; i++) {
            words[i] = known[i].text();
        }
        String wanted = ask.oneOf("orderBy", words);
        return known[List.of(words).indexOf(wanted)];
    }

    private static Predicate<Card> sight(SansanAsk ask) {
        boolean all = ask.all();
        boolean past = ask.flag("includePastBizCards");
        Set<EntryStatus> statuses = EnumSet.noneOf(EntryStatus.class);
        ask.several("entryStatus").forEach(text -> statuses.add(EntryStatus.of(text)));
        if (statuses.isEmpty()) {
            statuses.add(EntryStatus.COMPLETED);
        }
        SansanUser user = ask.key().user();
        return card -> statuses.contains(card.status())
                && (past || !card.past())
                && (all ? ask.sees(card) : card.owner().equals(user));
    }

    private static Predicate<Card> criteria(SansanAsk ask) {
        String tel = ask.text("tel");
        if (tel != null && !tel.matches("[0-9-]*")) {
            throw SansanRefusal.invalid("tel: '" + tel + "' has other characters than digits and hyphens");
        }
        String name = ask.text("name");
        String email = ask.text("email");
        return contains(CardField.COMPANY_NAME, ask.text("companyName"))
                .and(contains(CardField.TEL, tel))
                .and(contains(CardField.MOBILE, ask.text("mobile")))
                .and(card -> name == null || card.name().startsWith(name))
                .and(card -> email == null || email.equals(card.value(CardField.EMAIL)));
    }

    private static Predicate<Card> contains(CardField field, String part) {
        return card ->
                part == null || card.value(field) != null && card.value(field).contains(part);
    }

    private static Predicate<Card> tags(SansanAsk ask) {
        List<String> wanted = ask.several("tagId");
        if (wanted.isEmpty()) {
            return card -> true;
        }
        Set<String> visible = new HashSet<>();
        ask.account().tags().visible(wanted, ask.key().user()).forEach(tag -> visible.add(tag.id()));
        return card -> card.tags().stream().anyMatch(visible::contains);
    }
}
