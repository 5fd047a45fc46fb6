package dev.intentsite.http.internal;

import dev.intentsite.http.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A real server on a free port, and clients for it. */
public final class Web implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final AutoCloseable server;

    public Web(int port, AutoCloseable server) {
        this.port = port;
        this.server = server;
    }

    static Web of(Site site, HttpSettings settings) {
        return of(site, settings, ConnectionBounds.DEFAULT);
    }

    static Web of(Site site, HttpSettings settings, ConnectionBounds bounds) {
        Listener listener = Listener.open("localhost", 0, Optional.empty(), Duration.ofSeconds(10), bounds);
        listener.serve(site, settings);
        return new Web(listener.port(), listener);
    }

    static Web of(Site site) {
        return of(site, HttpSettings.defaults());
    }

    public int port() {
        return port;
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    public HttpRequest.Builder post(String body) {
        return to("/intent").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("No answer", e);
        }
    }

    /** Sends these bytes as they are, and returns all that comes until the server closes or falls silent for 15 s. */
    public String raw(byte[] bytes) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(bytes);
            return rest(socket);
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        }
    }

    public String raw(String text) {
        return raw(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(all);
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
