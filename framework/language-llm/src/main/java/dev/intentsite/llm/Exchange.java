package dev.intentsite.llm;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * All that is sent and received for one question: it ends when the time is over, however slowly bytes come, reads no more than a
 * megabyte, follows no redirects, so that the key goes nowhere else, and hands nothing on of what a server says with an error.
 */
final class Exchange implements HttpClient {
    private static final int MOST_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int NOT_OK = 300;

    private final java.net.http.HttpClient http;
    private @Nullable CompletableFuture<?> current;
    private boolean over;

    Exchange(java.net.http.HttpClient http) {
        this.http = http;
    }

    /** The time is over: what is under way is broken off, and nothing is begun. */
    synchronized void end() {
        over = true;
        if (current != null) {
            current.cancel(true);
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /** A builder of it, for the library. */
    HttpClientBuilder builder() {
        return new HttpClientBuilder() {
            @Override
            public @Nullable Duration connectTimeout() {
                return null;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration ours) {
                return this;
            }

            @Override
            public @Nullable Duration readTimeout() {
                return null;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration ours) {
                return this;
            }

            @Override
            public HttpClient build() {
                return Exchange.this;
            }
        };
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() < OK || response.statusCode() >= NOT_OK) {
            throw new HttpException(response.statusCode(), "HTTP " + response.statusCode());
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer;
        synchronized (this) {
            if (over) {
                throw new CancellationException();
            }
            answer = http.sendAsync(converted(request), head -> new BoundedBody(MOST_BYTES));
            current = answer;
        }
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw new UncheckedIOException(
                    "no answer came", e.getCause() instanceof IOException fault ? fault : new IOException(e));
        }
    }

    private static java.net.http.HttpRequest converted(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are taken whole");
    }
}
