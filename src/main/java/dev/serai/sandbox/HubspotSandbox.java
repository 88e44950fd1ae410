package dev.serai.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A running sandbox on a loopback port. */
public final class HubspotSandbox implements AutoCloseable {
    static {
        // Read once by the JDK's server, when its classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", Integer.toString(1 << 20));
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final HttpServer server;
    private final ScheduledThreadPoolExecutor workers;

    private HubspotSandbox(HttpServer server, ScheduledThreadPoolExecutor workers) {
        this.server = server;
        this.workers = workers;
    }

    /** @throws UncheckedIOException if the port is taken */
    public static HubspotSandbox start(SandboxSettings settings) {
        List<Portal> portals = portals(settings);
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 1000);
            ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(settings.threads(), task -> {
                Thread thread = new Thread(task, "sandbox");
                thread.setDaemon(true);
                return thread;
            });
            long latency = settings.latency().toNanos();
            server.setExecutor(task -> workers.schedule(task, latency, TimeUnit.NANOSECONDS));
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            server.createContext("/", new Front(settings, portals, address));
            server.start();
            return new HubspotSandbox(server, workers);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "sandbox: port " + settings.port() + " cannot be used; set sandbox.port, 0 takes any free one", e);
        }
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

    public int port() {
        return server.getAddress().getPort();
    }

    /** What to set as base URL in a client: {@code http://127.0.0.1:8090}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
