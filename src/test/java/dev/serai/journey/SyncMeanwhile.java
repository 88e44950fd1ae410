package dev.serai.journey;

import dev.serai.journey.SyncModel.Contact;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What people do while runs are under way. A field of a pair is edited on one side only, so whatever a run has seen of it, it
 * is sure what is to become of it.
 */
final class SyncMeanwhile {
    private final SyncWorld world;
    private final Random random;
    private final Deque<Contact> pairs = new ArrayDeque<>();
    private final List<Contact> byCard = new ArrayList<>();
    private final Map<String, Map<String, String>> wanted = new HashMap<>();
    private int made;

    SyncMeanwhile(SyncWorld world, long seed) throws IOException {
        this.world = world;
        this.random = new Random(seed);
        List<Contact> contacts = new ArrayList<>(world.truth.contacts());
        contacts.removeIf(contact -> !contact.values().containsKey("sansan_card_id"));
        Collections.shuffle(contacts, random);
        pairs.addAll(contacts);
    }

    void edit(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(8)) {
                case 0 -> newCard();
                case 1 -> newContact();
                case 2 -> contact(pairs.remove());
                case 3 -> {
                    Contact twice = pairs.remove();
                    contact(twice);
                    contact(twice);
                }
                case 4, 5 -> {
                    Contact both = pairs.remove();
                    card(both, "departmentName", "sansan_department");
                    contact(both);
                }
                case 6 -> {
                    byCard.add(pairs.remove());
                    card(byCard.get(byCard.size() - 1), "title", "jobtitle");
                }
                default -> cardAgain();
            }
        }
    }

    private void cardAgain() throws IOException {
        if (!byCard.isEmpty()) {
            card(byCard.get(random.nextInt(byCard.size())), "title", "jobtitle");
        }
    }

    private void card(Contact pair, String member, String property) throws IOException {
        String value = "Card " + ++made;
        world.sansanSide.post(
                "/sandbox/cards/" + pair.values().get("sansan_card_id"), SyncWorld.json(Map.of(member, value)));
        wanted(pair, property, value);
    }

    private void contact(Contact pair) throws IOException {
        String title = "Contact " + ++made;
        world.hubspotSide.post("/sandbox/records/contacts/" + pair.id(), SyncWorld.json(Map.of("jobtitle", title)));
        wanted(pair, "jobtitle", title);
    }

    private void wanted(Contact pair, String property, String value) {
        wanted.computeIfAbsent(pair.id(), id -> new HashMap<>()).put(property, value);
    }

    private void newCard() throws IOException {
        world.sansanSide.post(
                "/sandbox/cards",
                SyncWorld.json(Map.of(
                        "lastName", "Late " + ++made,
                        "firstName", "Card",
                        "email", "late.card" + made + "@example.com",
                        "exchangeDate", "2026-06-01",
                        "owner", "m.sato")));
    }

    private void newContact() throws IOException {
        world.hubspotSide.post(
                "/sandbox/records/contacts",
                SyncWorld.json(Map.of(
                        "lastname",
                        "Late " + ++made,
                        "firstname",
                        "Contact",
                        "email",
                        "late.contact" + made + "@example.com")));
    }

    /** Contacts that do not have what somebody gave them, or their card. */
    List<String> lost() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Contact contact : world.truth.contacts()) {
            wanted.getOrDefault(contact.id(), Map.of()).forEach((property, value) -> {
                String found = contact.values().get(property);
                if (!value.equals(found)) {
                    lost.add(
                            "contact " + contact.id() + ": " + property + " is " + found + ", somebody wrote " + value);
                }
            });
        }
        return lost;
    }
}
