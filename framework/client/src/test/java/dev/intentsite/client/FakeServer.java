package dev.intentsite.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A {@link FakeSite} behind HTTP on a port of its own, each page of which a test can replace. */
final class FakeServer implements AutoCloseable {
    interface Page {
        void serve(HttpExchange exchange) throws IOException;
    }

    final FakeSite site;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    FakeServer(Clock clock) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site = new FakeSite(origin(), clock);
        page(
                "/intentmanifest.yaml",
                text(200, new String(FakeSite.manifest(origin() + "/intent"), StandardCharsets.UTF_8)));
        page("/.well-known/jwks.json", text(200, site.jwks().toString()));
        page("/intent", exchange -> {
            Answered answered = site.exchange(exchange.getRequestBody().readAllBytes());
            send(exchange, answered.status(), answered.body());
        });
        server.createContext("/", exchange -> {
            Page page = pages.getOrDefault(exchange.getRequestURI().getPath(), text(404, "not found"));
            try (exchange) {
                page.serve(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void page(String path, Page page) {
        pages.put(path, page);
    }

    static Page text(int status, String body) {
        return exchange -> send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
