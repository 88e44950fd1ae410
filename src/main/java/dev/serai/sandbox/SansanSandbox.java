package dev.serai.sandbox;

/** A running imitation of Sansan on a loopback port. */
public final class SansanSandbox implements AutoCloseable {
    private final SandboxServer server;

    private SansanSandbox(SandboxServer server) {
        this.server = server;
    }

    /** @throws java.io.UncheckedIOException if the port is taken */
    public static SansanSandbox start(SansanSettings settings) {
        return start(settings, null);
    }

    /**
     * @param hubspot of whose contacts some are on the cards; null for none
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static SansanSandbox start(SansanSettings settings, HubspotSandbox hubspot) {
        SansanAccount account = new SansanAccount(settings, hubspot == null ? null : hubspot.contacts());
        return new SansanSandbox(SandboxServer.start(
                "sandbox.sansan.port",
                settings.port(),
                settings.threads(),
                settings.latency(),
                address -> new SansanFront(settings, account)));
    }

    public int port() {
        return server.port();
    }

    /** Address without a version: {@code http://127.0.0.1:8091}. */
    public String baseUrl() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.close();
    }
}
