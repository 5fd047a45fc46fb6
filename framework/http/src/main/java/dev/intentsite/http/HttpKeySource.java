package dev.intentsite.http;

import dev.intentsite.http.internal.keys.KeyDirectory;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Origin;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Fetches the keys of other origins as {@code wire.md} § 5, "Finding keys", says: from {@code /.well-known/jwks.json} and {@code
 * /.well-known/http-message-signatures-directory}, over HTTPS, from global addresses alone, 3 s and 64 KiB each, without redirects, cookies,
 * credentials or proxies. Keys are kept for 5 minutes to 24 hours, failures for 30 s. Thread-safe.
 *
 * <pre>{@code
 * IntentSite.builder(new Bookings()).origin(origin).keySource(HttpKeySource.forSite(origin))
 * }</pre>
 */
public final class HttpKeySource implements KeySource, AutoCloseable {
    private final KeyDirectory directory;

    private HttpKeySource(KeyDirectory directory) {
        this.directory = directory;
    }

    /**
     * For the site at {@code origin}. Only where that is on loopback, keys come from loopback too, plain HTTP included.
     *
     * @throws IllegalArgumentException when it is no web origin in its serialised form
     */
    public static HttpKeySource forSite(String origin) {
        return forSite(origin, Clock.systemUTC());
    }

    /** The same, with the clock by which keys grow old. */
    public static HttpKeySource forSite(String origin, Clock clock) {
        return forSite(origin, clock, HttpKeySource::javasOwn);
    }

    private static SSLContext javasOwn() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }

    /** The same, trusting the certificate authorities that {@code tls} trusts, such as a company's own. */
    public static HttpKeySource forSite(String origin, Clock clock, SSLContext tls) {
        return forSite(origin, clock, () -> tls);
    }

    private static HttpKeySource forSite(String origin, Clock clock, Supplier<SSLContext> tls) {
        return new HttpKeySource(new KeyDirectory(Origin.parse(origin), clock, InetAddress::getAllByName, tls));
    }

    @Override
    public Optional<List<PublishedKey>> atHand(String origin, String kid) {
        return directory.atHand(origin, kid);
    }

    @Override
    public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
        return directory.fetch(kidByOrigin, budget);
    }

    /** Gives up what is being fetched. */
    @Override
    public void close() {
        directory.close();
    }
}
