package dev.serai.sandbox;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An HTTP server on a loopback port that keeps each request waiting for a while before it is handled. */
final class SandboxServer implements AutoCloseable {
    static {
        // Read once by the JDK's server, when its classes load.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqHeaderSize", Integer.toString(1 << 20));
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final HttpServer server;
    private final ScheduledThreadPoolExecutor workers;

    private SandboxServer(HttpServer server, ScheduledThreadPoolExecutor workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * @param key names the port's setting in the error
     * @param front makes the handler of all requests from the server's address
     * @throws UncheckedIOException if the port is taken
     */
    static SandboxServer start(
            String key, int port, int threads, Duration latency, Function<String, HttpHandler> front) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            ScheduledThreadPoolExecutor workers = new ScheduledThreadPoolExecutor(threads, task -> {
                Thread thread = new Thread(task, "sandbox");
                thread.setDaemon(true);
                return thread;
            });
            long nanos = latency.toNanos();
            server.setExecutor(task -> workers.schedule(task, nanos, TimeUnit.NANOSECONDS));
            SandboxServer started = new SandboxServer(server, workers);
            server.createContext("/", front.apply(started.baseUrl()));
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "sandbox: port " + port + " cannot be used; set " + key + ", 0 takes any free one", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
