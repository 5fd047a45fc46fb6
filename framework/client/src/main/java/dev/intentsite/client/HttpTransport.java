package dev.intentsite.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** {@code POST} to a site's endpoint. */
final class HttpTransport implements Transport {
    private static final String EVENTS = "text/event-stream";

    private final HttpClient client;
    private final URI endpoint;
    private final Duration timeout;

    HttpTransport(HttpClient client, URI endpoint, Duration timeout) {
        this.client = client;
        this.endpoint = endpoint;
        this.timeout = timeout;
    }

    @Override
    public Answered exchange(byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = Http.send(client, request, IntentClient.MAXIMUM_ANSWER_BYTES, timeout);
        } catch (BoundedBody.TooLarge tooLarge) {
            throw tooLarge(tooLarge);
        }
        return answered(response.statusCode(), response.body(), response.headers());
    }

    /** Reads on a connection that is closed when the time is over, however its bytes trickle. */
    @Override
    public void exchange(byte[] body, Duration longest, Consumer<Answered> each) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .header("Accept", EVENTS + ", application/json;q=0.9")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<InputStream> response = Http.open(client, request, timeout);
        boolean events = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(EVENTS))
                .isPresent();
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean heard = new AtomicBoolean();
        try (InputStream in = response.body()) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            end.completeOnTimeout(null, (events ? longest : timeout).toMillis(), TimeUnit.MILLISECONDS)
                    .thenRun(() -> {
                        over.set(true);
                        close(in);
                    });
            try {
                if (events) {
                    EventReader reader = new EventReader(in, IntentClient.MAXIMUM_ANSWER_BYTES);
                    for (Optional<byte[]> event = reader.next(); event.isPresent(); event = reader.next()) {
                        heard.set(true);
                        each.accept(answered(response.statusCode(), event.get(), response.headers()));
                    }
                } else {
                    byte[] whole = in.readNBytes(IntentClient.MAXIMUM_ANSWER_BYTES + 1);
                    heard.set(true);
                    each.accept(answered(response.statusCode(), whole, response.headers()));
                }
            } finally {
                end.cancel(false);
            }
        } catch (BoundedBody.TooLarge tooLarge) {
            throw tooLarge(tooLarge);
        } catch (IOException broken) {
            if (!heard.get() && !over.get()) {
                throw SiteUnreachableException.connectionLost(
                        "The connection to " + endpoint + " broke: " + broken.getMessage(), broken);
            }
            // What was heard before is verified one by one; the rest is asked for again.
        }
        if (!heard.get()) {
            throw SiteUnreachableException.connectionLost(endpoint + " sent no answer", new EOFException());
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // As good.
        }
    }

    private UnverifiedAnswerException tooLarge(BoundedBody.TooLarge fault) {
        return new UnverifiedAnswerException(
                "too_large", endpoint + " sent " + fault.getMessage() + ": an answer is never that large");
    }

    private static Answered answered(int status, byte[] body, HttpHeaders headers) {
        Answered answered = Answered.of(status, body);
        Optional<String> wait = headers.firstValue("Retry-After");
        return wait.filter(value -> value.matches("[0-9]{1,9}"))
                .map(seconds -> answered.retryAfter(Long.parseLong(seconds)))
                .orElse(answered);
    }
}
