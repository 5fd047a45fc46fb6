package dev.intentsite.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** {@code POST} to a site's endpoint. */
final class HttpTransport implements Transport {
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
            throw new UnverifiedAnswerException(
                    "too_large", endpoint + " sent " + tooLarge.getMessage() + ": an answer is never that large");
        }
        Answered answered = Answered.of(response.statusCode(), response.body());
        Optional<String> wait = response.headers().firstValue("Retry-After");
        return wait.filter(value -> value.matches("[0-9]{1,9}"))
                .map(seconds -> answered.retryAfter(Long.parseLong(seconds)))
                .orElse(answered);
    }
}
