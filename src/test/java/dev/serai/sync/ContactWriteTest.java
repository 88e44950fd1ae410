package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.hubspot.ApiVersion;
import dev.serai.hubspot.Paths;
import dev.serai.mapping.MappingReader;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in the place of HubSpot to a batch of decisions that are written. */
class ContactWriteTest {
    private static final Instant SENT = Instant.parse("2026-11-22T10:00:00Z");

    private final List<Done> booked = new ArrayList<>();
    private Work work = work("writing");

    private static Work work(String phase) {
        return new Work(
                new SyncRunRow("R", "m", "changes", "RUNNING", phase, SENT, SENT, null, 0, 0, 0, null, null, null),
                new SyncRow("m", "ENABLED", null, null, null, null, null, 0, 0, null, 0, null, null, null, null),
                MappingReader.read("m.yaml", """
                                sync: m
                                hubspot: main
                                sansan: main
                                fields:
                                  - {sansan: email, hubspot: email, as: email}
                                  - {sansan: title, hubspot: jobtitle}
                                """).mapping().orElseThrow(),
                false,
                0);
    }

    private ContactWrite updates(List<Done> decisions) {
        return new ContactUpdates(work, new Paths(ApiVersion.V3), decisions, booked::addAll);
    }

    private ContactWrite create(boolean before) {
        Action creation = new Action.CreateContact("C1", Map.of("email", "a@b.com", "jobtitle", "CEO"), "");
        return new ContactCreates(
                work,
                new Paths(ApiVersion.V3),
                List.of(decided(1, creation, before)),
                new SentContacts.Notes(
                        sent -> {},
                        sent -> sent.stream()
                                .collect(Collectors.toMap(one -> one.row().place(), one -> SENT))),
                booked::addAll);
    }

    private static Done decided(long place, Action action, boolean sent) {
        Decision decision = new Decision("C" + place, null, null, List.of(action), Memory.EMPTY);
        String kind = action.getClass().getSimpleName();
        return Done.of(
                new DecisionRow(place, "C" + place, null, null, List.of(kind), Json.text(decision), sent, null, null));
    }

    private static Done update(int number) {
        FieldChange change = new FieldChange("jobtitle", "title", "CEO", "CTO", "");
        return decided(number, new Action.UpdateContact(String.valueOf(number), List.of(change), ""), false);
    }

    private static byte[] contacts(IntStream ids, Function<Integer, String> properties) {
        return ids.mapToObj(id -> "{\"id\":\"" + id + "\",\"properties\":" + properties.apply(id) + "}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"))
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] contact(String created, String jobtitle) {
        return contacts(
                IntStream.of(7),
                id -> "{'email':'a@b.com','jobtitle':'" + jobtitle + "','createdate':'" + created + "'}");
    }

    private static RemoteException failure(int status) {
        return new RemoteException("test: failed", status, new byte[0], null);
    }

    @Test
    void booksWhatIsKnownIfTheRunIsStoppedWhileARefusedBatchIsHalved() {
        ContactWrite write = updates(
                IntStream.rangeClosed(1, 4).mapToObj(ContactWriteTest::update).toList());
        write.next();
        write.answered(contacts(IntStream.rangeClosed(1, 4), id -> "{'jobtitle':'CEO'}"));
        write.next();
        write.failed(failure(400));
        write.next();
        write.answered(contacts(IntStream.rangeClosed(1, 2), id -> "{'jobtitle':'CTO'}"));
        assertThat(booked).isEmpty();
        work.stop();
        assertThat(write.open()).isFalse();
        assertThat(write.open()).isFalse();
        assertThat(booked).extracting(Done::contactId).containsExactly("1", "2");
        assertThat(booked).allMatch(Done::good);
    }

    @Test
    void leavesAContactThatWasEditedJustBeforeTheWrite() {
        ContactWrite write = updates(List.of(update(1), update(2)));
        write.answered(contacts(
                IntStream.rangeClosed(1, 2), id -> id == 1 ? "{'jobtitle':'Chairman'}" : "{'jobtitle':'CEO'}"));
        assertThat(new String(write.next().body(), StandardCharsets.UTF_8)).doesNotContain("\"1\"");
        write.answered(contacts(IntStream.of(2), id -> "{'jobtitle':'CTO'}"));
        assertThat(booked).extracting(Done::outcome).containsExactly(Done.MOVED, Done.DONE);
    }

    @Test
    void findsAContactWhoseAnswerWasLostAndKnowsThatItWasCreated() {
        ContactWrite write = create(false);
        write.failed(failure(0));
        assertThat(write.open()).isTrue();
        assertThat(write.next().path()).endsWith("/batch/read");
        write.answered(contact(SENT.plusSeconds(2).toString(), "CEO"));
        assertThat(write.open()).isFalse();
        assertThat(booked)
                .singleElement()
                .matches(one -> one.good() && !one.existing() && one.contactId().equals("7"));
    }

    @Test
    void failsIfAContactWhoseAnswerWasLostIsNotThere() {
        ContactWrite write = create(false);
        write.failed(failure(0));
        write.answered(contacts(IntStream.empty(), id -> ""));
        assertThat(booked).singleElement().matches(one -> one.outcome().equals(Done.FAILED));
        booked.clear();
        ContactWrite blind = create(false);
        blind.failed(failure(0));
        blind.failed(failure(502));
        assertThat(booked).singleElement().matches(one -> one.outcome().equals(Done.FAILED));
    }

    /** HubSpot's clock may be minutes behind. */
    @ParameterizedTest
    @CsvSource({"1, CEO, false", "-180, CEO, false", "1, CTO, true", "-7200, CEO, true", "7200, CEO, true"})
    void afterAnInterruptionTellsACreatedContactFromOneOfSomebodyElse(long after, String jobtitle, boolean existing) {
        ContactWrite write = create(true);
        assertThat(write.next().path()).endsWith("/batch/read");
        write.answered(contact(SENT.plus(Duration.ofSeconds(after)).toString(), jobtitle));
        assertThat(booked).singleElement().matches(one -> one.good() && one.existing() == existing);
        assertThat(Events.of(booked.get(0).decision().actions().get(0), booked.get(0))
                        .get(0)
                        .what())
                .isEqualTo(existing ? "link" : "create-contact");
    }
}
