package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts, a hub that backs them up and restores them, and the person who asks for it. */
final class Scene implements AutoCloseable {
    private final Map<String, HubspotSandbox> sandboxes = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private HubProcess hub;
    private Person person;
    private RestoreClient restores;

    Scene() {
        with(
                "hubspot.busy.delay=1",
                "hubspot.down.delay=5",
                "hubspot.cut.delay=5",
                "restore.doubt.delay=5ms",
                "backup.associations=false",
                "backup.overlap=0s");
    }

    /** Adds an account; without further settings one of 400 contacts, and no limit of calls. */
    Scene account(String name, String... sandboxSettings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "port", "0",
                "records.contacts", "400",
                "properties.contacts", "140",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0"));
        for (int i = 0; i < sandboxSettings.length; i += 2) {
            all.put(sandboxSettings[i], sandboxSettings[i + 1]);
        }
        List<String> pairs = new ArrayList<>();
        all.forEach((key, value) -> pairs.addAll(List.of(key, value)));
        HubspotSandbox sandbox = HubspotSandbox.start(SandboxSettings.of(pairs.toArray(String[]::new)));
        sandboxes.put(name, sandbox);
        return with(
                "hubspot.accounts." + name + ".token=sandbox",
                "hubspot.accounts." + name + ".base-url=" + sandbox.baseUrl(),
                "hubspot.accounts." + name + ".calls-per10s=100000",
                "hubspot.accounts." + name + ".searches-per-second=100");
    }

    /** Adds settings of the hub; the later ones win. */
    Scene with(String... hubSettings) {
        for (String setting : hubSettings) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting);
        }
        return this;
    }

    private HubProcess startHub() throws IOException {
        arguments.clear();
        settings.values().forEach(setting -> arguments.add("--" + setting));
        return hub.start();
    }

    /** Stops the hub as it should be, and starts it with more or other settings. */
    void restart(String... hubSettings) throws IOException {
        hub.close();
        with(hubSettings).startHub();
    }

    Scene start(Path folder) throws IOException {
        hub = new HubProcess(folder.resolve("data"), arguments);
        startHub();
        person = Person.first(hub);
        restores = new RestoreClient(person);
        return this;
    }

    HubProcess hub() {
        return hub;
    }

    Person person() {
        return person;
    }

    RestoreClient restores() {
        return restores;
    }

    HubspotSandbox sandbox(String account) {
        return sandboxes.get(account);
    }

    Truth truth(String account) {
        return new Truth(sandboxes.get(account).baseUrl());
    }

    /** Backs up some objects of an account. */
    JsonNode backUp(String account, String... objects) throws IOException {
        var request = Person.object().put("account", account);
        var names = request.putArray("objects");
        List.of(objects).forEach(names::add);
        String id = Person.accepted(hub.post("/api/backups", request.toString()), 202)
                .path("id")
                .asText();
        JsonNode backup = hub.awaitEnd(id);
        assertThat(backup.path("state").asText()).as("%s", backup).startsWith("COMPLETED");
        return backup;
    }

    /** Records of a backup, by id. */
    static Map<String, Map<String, String>> archived(JsonNode backup, String object) throws IOException {
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            return archive.records(object);
        }
    }

    /** @param rule as JSON, with single quotes */
    void fault(String account, String rule) throws IOException {
        truth(account).post("/sandbox/faults", rule.replace('\'', '"'));
    }

    void mend() throws IOException {
        for (String account : sandboxes.keySet()) {
            truth(account).delete("/sandbox/faults");
        }
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
        sandboxes.values().forEach(HubspotSandbox::close);
    }
}
