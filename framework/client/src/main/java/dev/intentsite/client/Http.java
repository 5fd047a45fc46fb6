package dev.intentsite.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** One bounded HTTP exchange: so many bytes, so much time, the last byte included. Thread-safe. */
final class Http {
    private Http() {}

    /**
     * Sends {@code request}.
     *
     * @throws SiteUnreachableException when there is no whole answer in time
     * @throws BoundedBody.TooLarge when the body has more than {@code limit} bytes
     */
    static HttpResponse<byte[]> send(HttpClient client, HttpRequest request, int limit, Duration timeout)
            throws BoundedBody.TooLarge {
        return await(client.sendAsync(request, BoundedBody.handler(limit)), request, timeout);
    }

    /**
     * Sends {@code request}, and leaves the body to be read; the caller closes it.
     *
     * @throws SiteUnreachableException when there are no headers in time
     */
    static HttpResponse<InputStream> open(HttpClient client, HttpRequest request, Duration timeout) {
        try {
            return await(client.sendAsync(request, BodyHandlers.ofInputStream()), request, timeout);
        } catch (BoundedBody.TooLarge impossible) {
            throw new IllegalStateException("nothing of the body was read", impossible);
        }
    }

    private static <T> HttpResponse<T> await(
            CompletableFuture<HttpResponse<T>> exchange, HttpRequest request, Duration timeout)
            throws BoundedBody.TooLarge {
        try {
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            exchange.cancel(true);
            throw SiteUnreachableException.of(
                    request.uri() + " did not answer within " + timeout.toMillis() + " ms", slow);
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw SiteUnreachableException.of("Interrupted while waiting for " + request.uri(), interrupted);
        } catch (ExecutionException failed) {
            for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof BoundedBody.TooLarge tooLarge) {
                    throw tooLarge;
                }
            }
            throw unreachable(request, failed);
        }
    }

    private static SiteUnreachableException unreachable(HttpRequest request, ExecutionException failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return SiteUnreachableException.of(
                        "There is no host " + request.uri().getHost() + ": check the name", failed);
            }
            if (cause instanceof HttpConnectTimeoutException || cause instanceof HttpTimeoutException) {
                return SiteUnreachableException.of(request.uri() + " did not answer in time", failed);
            }
        }
        Throwable cause = failed.getCause();
        if (cause instanceof ConnectException) {
            return SiteUnreachableException.of(
                    "Nothing listens at " + request.uri() + ": is the site running?", failed);
        }
        if (cause instanceof SSLException) {
            return SiteUnreachableException.of(
                    "No secure connection to " + request.uri() + ": " + cause.getMessage(), failed);
        }
        String fault =
                "The connection to " + request.uri() + " broke: " + (cause == null ? failed : cause).getMessage();
        return cause instanceof IOException
                ? SiteUnreachableException.connectionLost(fault, failed)
                : SiteUnreachableException.of(fault, failed);
    }
}
