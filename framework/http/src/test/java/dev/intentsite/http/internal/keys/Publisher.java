package dev.intentsite.http.internal.keys;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** An origin on loopback that publishes what a test tells it to, and keeps what it was asked. */
final class Publisher implements AutoCloseable {
    static final String JWKS = "/.well-known/jwks.json";
    static final String DIRECTORY = "/.well-known/http-message-signatures-directory";

    interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Publisher() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        try (exchange) {
            pages.getOrDefault(path, missing -> missing.sendResponseHeaders(404, -1))
                    .answer(exchange);
        }
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    Publisher on(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    Publisher publish(String path, SigningKey... keys) {
        return on(path, exchange -> send(exchange, 200, set(keys)));
    }

    static String set(SigningKey... keys) {
        return new JwkSet(Stream.of(keys)
                        .map(key -> new PublishedKey(key.publicKey(), Optional.empty()))
                        .toList())
                .toJson()
                .toString();
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
