package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.mapping.Mapping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Both sides and the links, held in maps: carries out what was decided, as far as either side would let it. */
final class World {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> NAMES = List.of("Doe", "Roe", "Poe", "Moe", "見本", "D●e");
    private static final List<String> TITLES = List.of("CEO", "CTO", "部長", "課長");

    final Map<String, CardState> cards = new TreeMap<>();
    final Map<String, ContactState> contacts = new TreeMap<>();
    final Map<String, LinkState> links = new TreeMap<>();
    /** Contacts that HubSpot refused to change, as another one has the address. */
    final Set<String> refused = new HashSet<>();

    private final List<CardState> sent = new ArrayList<>();
    private final Mapping mapping;
    private final Random random;
    private int number;
    private long clock = Instant.parse("2026-08-01T00:00:00Z").getEpochSecond();

    World(Mapping mapping, long seed) {
        this.mapping = mapping;
        this.random = new Random(seed);
    }

    private String next(String prefix) {
        number++;
        return prefix + number;
    }

    private Instant now() {
        clock += random.nextInt(100);
        return Instant.ofEpochSecond(clock);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String address() {
        return random.nextInt(8) == 0 ? "not an address" : "p" + random.nextInt(12) + "@b.com";
    }

    /** One edit by people, on either side. */
    void edit() {
        switch (random.nextInt(11)) {
            case 0, 1 -> newCard("P" + random.nextInt(10));
            case 2 -> newContact();
            case 3, 4 -> changeCard(pick(List.of("lastName", "title")));
            case 5, 6 -> changeContact(pick(List.of("lastname", "jobtitle")));
            case 7 -> changeCard("email");
            case 8 ->
                cards.keySet().stream().skip(random.nextInt(5)).findFirst().ifPresent(cards::remove);
            case 9 ->
                contacts.keySet().stream().skip(random.nextInt(9)).findFirst().ifPresent(contacts::remove);
            default -> mergeContacts();
        }
    }

    private void newCard(String person) {
        Map<String, String> values = new HashMap<>();
        values.put("email", address());
        values.put("lastName", pick(NAMES));
        values.put("title", pick(TITLES));
        values.put(
                "exchangeDate",
                LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200)).toString());
        String id = next("C");
        cards.put(id, new CardState(id, person, values, now(), random.nextInt(6) == 0, random.nextInt(6) != 0, null));
    }

    private void newContact() {
        String email = address();
        if (holder(email) == null) {
            String id = next("");
            Map<String, String> values = Map.of("email", email, "lastname", pick(NAMES), "jobtitle", pick(TITLES));
            contacts.put(id, new ContactState(id, Set.of(), values, now(), Map.of()));
        }
    }

    private ContactState holder(String email) {
        return contacts.values().stream()
                .filter(contact -> email.equals(contact.values().get("email")))
                .findFirst()
                .orElse(null);
    }

    private void changeCard(String member) {
        cards.values().stream().skip(random.nextInt(6)).findFirst().ifPresent(card -> {
            Map<String, String> values = new HashMap<>(card.values());
            values.put(member, member.equals("email") ? address() : pick(member.equals("title") ? TITLES : NAMES));
            if (random.nextInt(5) == 0) {
                values.remove(member);
            }
            cards.put(
                    card.id(),
                    new CardState(
                            card.id(), card.personId(), values, now(), random.nextInt(6) == 0, true, card.madeFrom()));
        });
    }

    private void changeContact(String property) {
        contacts.values().stream().skip(random.nextInt(6)).findFirst().ifPresent(contact -> {
            Map<String, String> values = new HashMap<>(contact.values());
            values.put(property, pick(property.equals("jobtitle") ? TITLES : NAMES));
            if (random.nextInt(5) == 0) {
                values.remove(property);
            }
            contacts.put(contact.id(), new ContactState(contact.id(), contact.formerIds(), values, now(), Map.of()));
        });
    }

    private void mergeContacts() {
        List<ContactState> two = contacts.values().stream().limit(2).toList();
        if (two.size() == 2) {
            Set<String> former = new HashSet<>();
            two.forEach(contact -> {
                former.add(contact.id());
                former.addAll(contact.formerIds());
                contacts.remove(contact.id());
            });
            Map<String, String> values = new HashMap<>(two.get(0).values());
            if (two.get(1).values().containsKey("email")) {
                values.put("hs_additional_emails", two.get(1).values().get("email"));
            }
            String id = next("");
            contacts.put(id, new ContactState(id, former, values, now(), Map.of()));
        }
    }

    /** What was sent to Sansan appears there. */
    void arrive() {
        sent.forEach(card -> cards.put(card.id(), card));
        sent.clear();
    }

    List<Decision> decide() {
        Set<String> known = new HashSet<>(contacts.keySet());
        contacts.values().forEach(contact -> known.addAll(contact.formerIds()));
        Set<String> missingCards = new HashSet<>();
        Set<String> missingContacts = new HashSet<>();
        links.values().forEach(link -> {
            if (link.cardId() != null && !cards.containsKey(link.cardId())) {
                missingCards.add(link.cardId());
            }
            if (!known.contains(link.contactId())) {
                missingContacts.add(link.contactId());
            }
        });
        return Decisions.of(
                mapping,
                new Batch(
                        List.copyOf(cards.values()),
                        List.copyOf(contacts.values()),
                        List.copyOf(links.values()),
                        missingCards,
                        missingContacts),
                TODAY);
    }

    /** Links that end do so first, as in a run. */
    void carryOut(List<Decision> decisions) {
        decisions.stream().filter(World::ends).forEach(this::carryOut);
        decisions.stream().filter(decision -> !ends(decision)).forEach(this::carryOut);
    }

    private static boolean ends(Decision decision) {
        return decision.actions().stream().anyMatch(Action.Unlink.class::isInstance);
    }

    private void carryOut(Decision decision) {
        String linkId = decision.linkId();
        for (Action action : decision.actions()) {
            if (action instanceof Action.CreateContact create) {
                String email = create.values().get("email");
                assertThat(email == null ? null : holder(email))
                        .as("another contact with %s", email)
                        .isNull();
                String id = next("");
                contacts.put(id, new ContactState(id, Set.of(), create.values(), now(), Map.of()));
                linkId = link(create.cardId(), id);
            } else if (action instanceof Action.Link link && link.linkId() == null) {
                linkId = link(link.cardId(), link.contactId());
            } else if (action instanceof Action.Link link) {
                links.computeIfPresent(
                        link.linkId(),
                        (id, was) -> new LinkState(id, link.cardId(), link.contactId(), was.memory(), false, false));
            } else if (action instanceof Action.Unlink unlink) {
                links.remove(unlink.linkId());
            } else if (action instanceof Action.UpdateContact update && !update(update)) {
                refused.add(update.contactId());
                return;
            } else if (action instanceof Action.CreateCard create) {
                send(create.values(), create.contactId(), "P" + next("new"));
                linkId = link(null, create.contactId());
            } else if (action instanceof Action.AppendCard append) {
                send(
                        append.values(),
                        append.contactId(),
                        cards.get(append.cardId()).personId());
            } else if (action instanceof Action.MarkGone gone) {
                mark(gone.linkId(), gone.side(), true);
            } else if (action instanceof Action.MarkBack back) {
                mark(back.linkId(), back.side(), false);
            }
        }
        if (linkId != null && decision.after() != null) {
            links.computeIfPresent(
                    linkId,
                    (id, was) -> new LinkState(
                            id, was.cardId(), was.contactId(), decision.after(), was.cardGone(), was.contactGone()));
        }
    }

    private String link(String cardId, String contactId) {
        assertThat(links.values())
                .noneMatch(link -> link.contactId().equals(contactId))
                .noneMatch(link -> cardId != null && cardId.equals(link.cardId()));
        String id = next("L");
        links.put(id, new LinkState(id, cardId, contactId, Memory.EMPTY, false, false));
        return id;
    }

    private void mark(String linkId, Side side, boolean gone) {
        links.computeIfPresent(
                linkId,
                (id, was) -> new LinkState(
                        id,
                        was.cardId(),
                        was.contactId(),
                        was.memory(),
                        side == Side.SANSAN ? gone : was.cardGone(),
                        side == Side.HUBSPOT ? gone : was.contactGone()));
    }

    private boolean update(Action.UpdateContact update) {
        ContactState contact = contacts.get(update.contactId());
        Map<String, String> values = new LinkedHashMap<>(contact.values());
        for (FieldChange change : update.changes()) {
            ContactState holder = change.property().equals("email") ? holder(change.to()) : null;
            if (holder != null && !holder.id().equals(contact.id())) {
                return false;
            }
            assertThat(values.get(change.property())).isEqualTo(change.from());
            values.put(change.property(), change.to());
        }
        contacts.put(contact.id(), new ContactState(contact.id(), contact.formerIds(), values, now(), Map.of()));
        return true;
    }

    private void send(Map<String, String> values, String contactId, String person) {
        assertThat(Mark.contact(values.get("memo"), mapping.account())).isEqualTo(contactId);
        Map<String, String> shown = new HashMap<>(values);
        shown.remove("memo");
        sent.add(new CardState(next("C"), person, shown, now(), false, true, contactId));
    }
}
