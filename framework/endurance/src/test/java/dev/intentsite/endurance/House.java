package dev.intentsite.endurance;

import dev.intentsite.client.Answered;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.client.SiteUnreachableException;
import dev.intentsite.client.Transport;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One site, on one node or on several, to which messages are brought in turn. Thread-safe. */
final class House implements AutoCloseable {
    static final String ORIGIN = "https://bellacucina.example";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** An answer that takes longer is looked into. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<Node> nodes;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(House::daemon);
    private volatile String threads = "Every exchange was over within " + LONG + ".";
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger messages = new AtomicInteger();
    private final SiteDescription description;

    House(Node... nodes) {
        this.nodes = List.of(nodes);
        URI place = nodes[0].place();
        this.description = SiteDescription.of(
                ORIGIN,
                Manifest.ofYaml(get(place.resolve("/intentmanifest.yaml"))),
                StrictJson.read(get(place.resolve("/.well-known/jwks.json")), 8));
    }

    SiteDescription description() {
        return description;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Brings a message to the next node, which may be starting: then it waits. */
    Answered exchange(byte[] body) {
        return exchange(messages.getAndIncrement() % nodes.size(), body);
    }

    Answered exchange(int node, byte[] body) {
        URI place = nodes.get(node).place();
        Future<?> look = watch.schedule(() -> lookInto(nodes.get(node)), LONG.toSeconds(), TimeUnit.SECONDS);
        try {
            return Transport.http(http, place.resolve("/intent"), TIMEOUT).exchange(body);
        } finally {
            look.cancel(false);
        }
    }

    private void lookInto(Node node) {
        threads = "The server's threads, when an answer took " + LONG + ":\n"
                + node.child().threads() + "\nThe test's:\n" + ownThreads();
    }

    private static String ownThreads() {
        StringBuilder own = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            own.append(thread).append('\n');
            for (StackTraceElement frame : frames) {
                own.append("    ").append(frame).append('\n');
            }
        });
        return own.toString();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "house-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** What the threads of both sides did when an answer last took long. */
    String threads() {
        return threads;
    }

    byte[] get(URI page) {
        try {
            return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw SiteUnreachableException.of("no " + page, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        nodes.forEach(Node::close);
    }
}
