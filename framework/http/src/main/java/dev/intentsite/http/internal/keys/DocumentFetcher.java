package dev.intentsite.http.internal.keys;

import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.Origin;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one document: directly, once, without redirects, cookies, credentials, compression or a connection that is used again; 64 KiB
 * and 3 s at most, however the bytes trickle. Thread-safe.
 */
final class DocumentFetcher implements AutoCloseable {
    static final int MOST_BYTES = 64 * 1024;
    static final int MOST_SECONDS = 3;

    private static final Timeout STEP = Timeout.ofSeconds(MOST_SECONDS);

    private final Supplier<CloseableHttpClient> making;
    private final ScheduledExecutorService alarms;
    private @Nullable CloseableHttpClient made;

    DocumentFetcher(
            CheckedResolver resolver, Supplier<SSLContext> tls, int connections, ScheduledExecutorService alarms) {
        this.alarms = alarms;
        this.making = () -> client(resolver, tls.get(), connections);
    }

    /** Made when the first document is wanted: most sites never fetch one, and every start would wait for it. */
    private synchronized CloseableHttpClient client() {
        if (made == null) {
            made = making.get();
        }
        return made;
    }

    private static CloseableHttpClient client(CheckedResolver resolver, SSLContext tls, int connections) {
        return HttpClientBuilder.create()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(tls)
                                .buildClassic())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(8 * 1024)
                                        .setMaxHeaderCount(100)
                                        .setMaxEmptyLineCount(3)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(STEP)
                                .setSocketTimeout(STEP)
                                .build())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(STEP).build())
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(STEP)
                        .setResponseTimeout(STEP)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("IntentSite")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableAutomaticRetries()
                .build();
    }

    /** Never throws for what the other side does. */
    Fetched fetch(Origin origin, String path) {
        HttpGet get = new HttpGet(origin.resolve(path));
        get.setHeader(HttpHeaders.ACCEPT, "application/jwk-set+json, application/json;q=0.9");
        ScheduledFuture<?> alarm = alarms.schedule(get::abort, MOST_SECONDS, TimeUnit.SECONDS);
        try (ClassicHttpResponse response = client().executeOpen(null, get, null)) {
            return read(path, response);
        } catch (IOException e) {
            return Fetched.absent(
                    path, get.isAborted() ? "longer than " + MOST_SECONDS + " s" : String.valueOf(e.getMessage()));
        } finally {
            alarm.cancel(false);
            get.abort();
        }
    }

    private static Fetched read(String path, ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200 || response.getEntity() == null) {
            return Fetched.absent(path, String.valueOf(response.getCode()));
        }
        byte[] body = response.getEntity().getContent().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Fetched.absent(path, "more than " + MOST_BYTES + " bytes");
        }
        Optional<JwkSet> keys = JwkSet.read(body);
        return keys.isEmpty()
                ? Fetched.absent(path, "not a JWK Set")
                : new Fetched(path + " (200)", keys, Freshness.of(response));
    }

    @Override
    public synchronized void close() throws IOException {
        if (made != null) {
            made.close();
        }
    }
}
