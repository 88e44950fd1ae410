package dev.serai.journey;

import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SansanSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The two systems of a sync, and a hub between them. */
record SyncSides(HubspotSandbox hubspot, SansanSandbox sansan) implements AutoCloseable {
    /** Starts a hub that sees all of both, looks every second what is due, and may call as often as it likes. */
    HubProcess hub(Path folder, Path mappings, String... furtherSettings) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "--hubspot.accounts.main.token=sandbox",
                "--hubspot.accounts.main.base-url=" + hubspot.baseUrl(),
                "--hubspot.accounts.main.calls-per10s=100000",
                "--hubspot.accounts.main.searches-per-second=100",
                "--sansan.keys.main.token=" + SyncWorld.ALL,
                "--sansan.keys.main.base-url=" + sansan.baseUrl(),
                "--sansan.keys.main.calls-per-second=100",
                "--sync.mappings=" + mappings.toAbsolutePath(),
                "--sync.tick.cron=0/1 * * * * ?"));
        settings.addAll(List.of(furtherSettings));
        return new HubProcess(folder.resolve("data"), settings).start();
    }

    @Override
    public void close() {
        sansan.close();
        hubspot.close();
    }
}
