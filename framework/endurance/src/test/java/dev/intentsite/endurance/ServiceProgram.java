package dev.intentsite.endurance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Another company's service, which charges an account. It counts its calls by key: {@code POST /KEY} charges and answers how often it was
 * asked to, {@code GET /KEY} only answers.
 */
final class ServiceProgram {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private ServiceProgram() {}

    public static void main(String[] arguments) throws IOException {
        Child.prepare();
        Map<String, Integer> calls = new ConcurrentHashMap<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            String key = exchange.getRequestURI().getPath();
            int count = exchange.getRequestMethod().equals("POST")
                    ? calls.merge(key, 1, Integer::sum)
                    : calls.getOrDefault(key, 0);
            byte[] answer = Integer.toString(count).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Child.ready(server.getAddress().getPort());
    }

    /** Charges once more under that key. */
    static int charge(URI service, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.resolve("/" + key)).POST(BodyPublishers.noBody()));
    }

    /** How often it was asked to charge under that key. */
    static int charges(URI service, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(service.resolve("/" + key)).GET());
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Integer.parseInt(
                HTTP.send(request.build(), BodyHandlers.ofString()).body());
    }
}
