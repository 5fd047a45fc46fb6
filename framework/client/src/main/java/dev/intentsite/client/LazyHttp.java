package dev.intentsite.client;

import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP client, made when it is first needed. Thread-safe. */
final class LazyHttp {
    private final Duration connectTimeout;
    private @Nullable HttpClient client;

    LazyHttp(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(connectTimeout)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
        }
        return client;
    }
}
