package dev.serai.sandbox;

import java.util.List;

/** A running imitation of HubSpot on a loopback port. */
public final class HubspotSandbox implements AutoCloseable {
    private final SandboxServer server;
    private final List<Portal> portals;

    private HubspotSandbox(SandboxServer server, List<Portal> portals) {
        this.server = server;
        this.portals = portals;
    }

    /** @throws java.io.UncheckedIOException if the port is taken */
    public static HubspotSandbox start(SandboxSettings settings) {
        List<Portal> portals = portals(settings);
        SandboxServer server = SandboxServer.start(
                "sandbox.port",
                settings.port(),
                settings.threads(),
                settings.latency(),
                address -> new Front(settings, portals, address));
        return new HubspotSandbox(server, portals);
    }

    private static List<Portal> portals(SandboxSettings settings) {
        SandboxSettings.AccountSettings only =
                new SandboxSettings.AccountSettings(4711, "Asia/Tokyo", "JPY", List.of());
        try (Fill fill = settings.fill() == null ? null : new Fill(settings.fill())) {
            List<SandboxSettings.AccountSettings> accounts =
                    !settings.accounts().isEmpty()
                            ? settings.accounts()
                            : List.of(fill == null ? only : fill.account(only));
            return accounts.stream()
                    .map(account -> new Portal(settings, account, fill))
                    .toList();
        }
    }

    /** The contacts of the first account. */
    Records contacts() {
        return portals.get(0).object("contacts");
    }

    public int port() {
        return server.port();
    }

    /** What to set as base URL in a client: {@code http://127.0.0.1:8090}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.close();
    }
}
