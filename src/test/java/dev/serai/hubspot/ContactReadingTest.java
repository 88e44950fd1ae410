package dev.serai.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hubspot.ContactReading.Contact;
import dev.serai.remote.Request;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading many contacts, asked of the sandbox. */
class ContactReadingTest {
    private static final Paths PATHS = new Paths(ApiVersion.V2026_03);
    private static final Instant IMPORT = Instant.parse("2026-06-01T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private int calls;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "spread, ascending, inclusive, 1",
        "spread, ascending, inclusive, 5",
        "spread, ascending, exclusive, 5",
        "mixed-length, ascending, inclusive, 5",
        "dense, ascending, exclusive, 3",
        "spread, shuffled-pages, inclusive, 5",
        "spread, shuffled, inclusive, 5"
    })
    void readersSideBySideMissNoContact(String ids, String order, String after, int readers) {
        try (HubspotSandbox sandbox =
                start("ids", ids, "listing.order", order, "listing.after", after, "records.contacts", "4300")) {
            Set<String> all = ids(read(sandbox, List.of(whole(sandbox, 1))));
            assertThat(all).hasSize(4300);
            calls = 0;
            AllContacts contacts = new AllContacts(
                    "main",
                    PATHS,
                    Set.of("email"),
                    longs(all).min().orElseThrow(),
                    longs(all).max().orElseThrow(),
                    readers);
            List<Contact> read = read(sandbox, contacts.readers());
            assertThat(ids(read)).isEqualTo(all);
            if (order.equals("ascending")) {
                assertThat(read).extracting(Contact::id).doesNotHaveDuplicates();
                assertThat(calls).isBetween(43, 43 + 3 * readers);
            }
        }
    }

    private static java.util.stream.LongStream longs(Set<String> ids) {
        return ids.stream().mapToLong(Long::parseLong);
    }

    private static ContactReading whole(HubspotSandbox sandbox, int readers) {
        return new AllContacts("main", PATHS, Set.of("email"), 0, 0, readers)
                .readers()
                .get(0);
    }

    @Test
    void finds12000ContactsOfOneImportAndThoseAroundThem() throws IOException {
        imported(12_000);
        try (HubspotSandbox sandbox = start("fill", folder.toString())) {
            List<Contact> found = read(sandbox, List.of(changed(IMPORT)));
            assertThat(found).hasSize(12_000 + 450).extracting(Contact::id).doesNotHaveDuplicates();
            assertThat(calls).isLessThan(70);
            assertThat(read(sandbox, List.of(changed(IMPORT.plusMillis(1))))).hasSize(450);
        }
    }

    /** So many contacts with one time, some from before and some, two at a time, after it. */
    private void imported(int many) throws IOException {
        StringBuilder csv = new StringBuilder("id,createdAt,updatedAt,archived,email,lastmodifieddate\n");
        for (int i = 1; i <= many + 750; i++) {
            Instant at = i <= 300 ? IMPORT.minusSeconds(i) : i <= 300 + many ? IMPORT : IMPORT.plusSeconds(1 + i / 2);
            csv.append("%d,%s,%s,false,p%d@example.com,%s%n".formatted(1000 + (i * 7919L) % 15_013, at, at, i, at));
        }
        Files.writeString(folder.resolve("contacts.csv"), csv);
    }

    @Test
    void missesNoContactIfOthersAreEditedAndDeletedMeanwhile() throws IOException {
        imported(10);
        try (HubspotSandbox sandbox = start("fill", folder.toString())) {
            ContactReading reading = changed(IMPORT);
            Set<String> found = new TreeSet<>();
            List<String> first = ids(page(sandbox, reading)).stream().toList();
            found.addAll(first);
            for (String id : first.subList(0, 20)) {
                hook(sandbox, "POST", "/records/contacts/" + id, "{\"lastname\": \"Edited\"}");
            }
            for (String id : first.subList(20, 40)) {
                hook(sandbox, "DELETE", "/records/contacts/" + id, "");
            }
            int edited = 0;
            for (Contact contact : read(sandbox, List.of(reading))) {
                found.add(contact.id());
                edited += "Edited".equals(contact.values().get("lastname")) ? 1 : 0;
            }
            assertThat(found).hasSize(460);
            assertThat(edited).isEqualTo(20);
        }
    }

    private static ContactReading changed(Instant since) {
        return new ChangedContacts("main", PATHS, Set.of("email", "lastname"), since);
    }

    /** Lets each reader make one call after the other. */
    private List<Contact> read(HubspotSandbox sandbox, List<ContactReading> readers) {
        List<Contact> contacts = new ArrayList<>();
        List<ContactReading> open = new ArrayList<>(readers);
        while (!open.isEmpty()) {
            open.removeIf(reader -> reader.next().isEmpty());
            List<Request> asked =
                    open.stream().map(reader -> reader.next().orElseThrow()).toList();
            for (int i = 0; i < asked.size(); i++) {
                contacts.addAll(open.get(i).accept(call(sandbox, asked.get(i))));
            }
        }
        return contacts;
    }

    private List<Contact> page(HubspotSandbox sandbox, ContactReading reading) {
        return reading.accept(call(sandbox, reading.next().orElseThrow()));
    }

    private static Set<String> ids(List<Contact> contacts) {
        Set<String> ids = new TreeSet<>();
        contacts.forEach(contact -> ids.add(contact.id()));
        return ids;
    }

    private static HubspotSandbox start(String... settings) {
        return HubspotSandbox.start(SandboxSettings.of(Stream.concat(
                        Stream.of("port", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0"),
                        Stream.of(settings))
                .toArray(String[]::new)));
    }

    private byte[] call(HubspotSandbox sandbox, Request request) {
        calls++;
        return send(
                sandbox,
                request.method(),
                request.path() + (request.query() == null ? "" : "?" + request.query()),
                request.body());
    }

    private void hook(HubspotSandbox sandbox, String method, String path, String body) {
        send(sandbox, method, "/sandbox" + path, body.getBytes());
    }

    private byte[] send(HubspotSandbox sandbox, String method, String path, byte[] body) {
        try {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                            .header("Authorization", "Bearer sandbox")
                            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(new String(answer.body())).isLessThan(300);
            return answer.body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
