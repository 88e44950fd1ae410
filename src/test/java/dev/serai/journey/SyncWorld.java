package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.sandbox.ContractProxy;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two systems of one sync, imitated over HTTP, and what they hold behind the hub's back. */
final class SyncWorld implements AutoCloseable {
    static final String ALL = "SandboxKeyWithSightOfAllCards001";
    static final String SALES = "SandboxKeyOfTheSalesDepartment02";
    static final String OWN = "SandboxKeyThatSeesItsOwnCards003";

    private static final String HUBSPOT = "hubspot.";
    private static final String SECRET = "secret";
    private static final String HOOKED = "https://hub.example.com/webhooks";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A key of the hub's: what it is called there, whose it is, and which tags it reads; no tags for all cards. */
    record Key(String name, String secret, Set<String> owners, Set<String> tags) {}

    final String name;
    final HubspotSandbox hubspot;
    final SansanSandbox sansan;
    final Truth hubspotSide;
    final Truth sansanSide;
    final SyncTruth truth;
    private final List<Key> keys = new ArrayList<>();
    private ContractProxy contract;

    /**
     * @param settings of the imitations that are other than by default, and their values, in turn: {@code hubspot.search.lag},
     *     {@code tags}, {@code habits.single-card}; what does not begin with {@code hubspot} is of Sansan's
     */
    SyncWorld(String name, int cards, int contacts, String... settings) {
        this.name = name;
        List<String> ofHubspot = new ArrayList<>(List.of(
                "port", "0",
                "records.contacts", Integer.toString(contacts),
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0"));
        List<String> ofSansan = new ArrayList<>(List.of(
                "port", "0",
                "cards", Integer.toString(cards),
                "habits.calls-per-second", "0",
                "habits.merge-delay", "0s"));
        for (int i = 0; i < settings.length; i += 2) {
            boolean hubspots = settings[i].startsWith(HUBSPOT);
            (hubspots ? ofHubspot : ofSansan)
                    .addAll(List.of(hubspots ? settings[i].substring(HUBSPOT.length()) : settings[i], settings[i + 1]));
        }
        hubspot = HubspotSandbox.start(SandboxSettings.of(ofHubspot.toArray(String[]::new)));
        sansan = SansanSandbox.start(SansanSettings.of(ofSansan.toArray(String[]::new)), hubspot);
        hubspotSide = new Truth(hubspot.baseUrl());
        sansanSide = new Truth(sansan.baseUrl(), "X-Sansan-Api-Key", ALL);
        truth = new SyncTruth(hubspotSide, sansanSide, keys);
    }

    /** A key of the demo's that sees the cards of these owners; none for everybody's. */
    SyncWorld key(String secret, Set<String> owners, Set<String> tags) {
        keys.add(new Key(name + "-" + keys.size(), secret, owners, tags));
        return this;
    }

    /** Holds all that the hub asks of Sansan against the contract. */
    SyncWorld underContract() {
        contract = new ContractProxy(sansan.baseUrl());
        return this;
    }

    /** Calls that broke the contract. */
    List<String> breaches() {
        return contract.findings();
    }

    /** Calls of the hub to Sansan so far: methods, paths and queries. */
    List<String> requests() {
        return contract.requests();
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--hubspot.accounts." + name + ".token=sandbox",
                "--hubspot.accounts." + name + ".base-url=" + hubspot.baseUrl(),
                "--hubspot.accounts." + name + ".calls-per10s=100000",
                "--hubspot.accounts." + name + ".webhook.client-secret=" + SECRET,
                "--hubspot.accounts." + name + ".webhook.url=" + HOOKED,
                "--hubspot.accounts." + name + ".searches-per-second=100"));
        for (Key key : keys) {
            String prefix = "--sansan.keys." + key.name();
            arguments.add(prefix + ".token=" + key.secret());
            arguments.add(prefix + ".base-url=" + (contract == null ? sansan.baseUrl() : contract.baseUrl()));
            arguments.add(prefix + ".calls-per-second=1000");
            if (!key.tags().isEmpty()) {
                arguments.add(prefix + ".tags=" + String.join(",", key.tags()));
            }
        }
        return arguments;
    }

    /**
     * Writes this world's mapping file: the one that is shipped, with other keys and no polls of its own.
     *
     * @param changes texts to be replaced and what by, in turn
     */
    Path mapping(Path folder, String... changes) throws IOException {
        String text = Files.readString(Path.of("mappings/sansan-contacts.yaml"))
                .replace("sync: sansan-contacts", "sync: " + name)
                .replace("hubspot: main", "hubspot: " + name)
                .replace(
                        "sansan: [main]",
                        "sansan: " + keys.stream().map(Key::name).toList())
                .replace("poll: 1m", "poll: 2h");
        text = text.substring(0, text.indexOf("examples:"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return Files.writeString(Files.createDirectories(folder).resolve(name + ".yaml"), text);
    }

    /** HubSpot tells the hub that contacts have changed. */
    void webhook(HubProcess hub) throws Exception {
        String time = Long.toString(System.currentTimeMillis());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(("POST" + HOOKED + "[]" + time).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(hub.address("/webhooks/hubspot/" + name))
                .header("X-HubSpot-Signature-v3", Base64.getEncoder().encodeToString(signature))
                .header("X-HubSpot-Request-Timestamp", time)
                .POST(HttpRequest.BodyPublishers.ofString("[]"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .as("webhook taken")
                .isBetween(200, 299);
    }

    /** Rules of what goes wrong from now on, one JSON object each. */
    void faults(List<String> ofHubspot, List<String> ofSansan) throws IOException {
        hubspotSide.post("/sandbox/faults", ofHubspot.toString());
        sansanSide.post("/sandbox/faults", ofSansan.toString());
    }

    void noFaults() throws IOException {
        hubspotSide.delete("/sandbox/faults");
        sansanSide.delete("/sandbox/faults");
    }

    /** Sets how many calls a second Sansan takes with one key; 0 for any number. */
    void limit(int callsPerSecond) throws IOException {
        sansanSide.post("/sandbox/settings", json(Map.of("callsPerSecond", callsPerSecond)));
    }

    /** Sets how far Sansan's clock is ahead of HubSpot's. */
    void clock(String offset) throws IOException {
        sansanSide.post("/sandbox/clock", json(Map.of("offset", offset)));
    }

    /** A hub that keeps all of these in step. */
    static HubProcess hub(Path folder, SyncWorld... worlds) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--sync.mappings=" + folder.resolve("mappings"),
                "--sync.tick.cron=0/1 * * * * ?",
                "--sync.sweep-every=0s",
                "--sync.webhook-delay=200ms",
                "--sync.retry.first=0s",
                "--sansan.busy.pauses=50ms,200ms,1s",
                // However few cards there are.
                "--sync.decide-ahead-from=0",
                "--sync.card-lag=1s"));
        for (String remote : List.of("hubspot", "sansan")) {
            arguments.addAll(List.of(
                    "--" + remote + ".down.delay=20",
                    "--" + remote + ".cut.delay=20",
                    "--" + remote + ".busy.delay=20"));
        }
        for (SyncWorld world : worlds) {
            arguments.addAll(world.arguments());
        }
        return new HubProcess(folder.resolve("data"), arguments).start();
    }

    static String json(Map<String, ?> values) throws IOException {
        return JSON.writeValueAsString(values);
    }

    @Override
    public void close() {
        if (contract != null) {
            contract.close();
        }
        sansan.close();
        hubspot.close();
    }
}
