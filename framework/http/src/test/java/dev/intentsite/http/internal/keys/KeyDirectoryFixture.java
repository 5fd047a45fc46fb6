package dev.intentsite.http.internal.keys;

import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.Origin;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.testkit.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A directory of keys, and an origin that publishes what a test has it publish. */
abstract class KeyDirectoryFixture {
    static final Duration BUDGET = Duration.ofSeconds(5);
    static final SigningKey ONE = SigningKey.generate(Algorithm.ED25519);
    static final SigningKey OTHER = SigningKey.generate(Algorithm.ES256);

    final TestClock clock = TestClock.at("2026-11-20T10:00", "UTC");
    Publisher publisher;
    KeyDirectory directory;

    @BeforeEach
    void start() throws Exception {
        publisher = new Publisher();
        directory = directoryOf("http://localhost:8080", InetAddress::getAllByName);
    }

    KeyDirectory directoryOf(String site, Names names) throws Exception {
        SSLContext tls = SSLContext.getDefault();
        return new KeyDirectory(Origin.parse(site), clock, names, () -> tls);
    }

    @AfterEach
    void stop() {
        directory.close();
        publisher.close();
    }

    List<String> fetch(SigningKey key) {
        return fetch(directory, publisher.origin(), key);
    }

    static List<String> fetch(KeyDirectory directory, String origin, SigningKey key) {
        Map<String, List<PublishedKey>> found = directory.fetch(Map.of(origin, kid(key)), BUDGET);
        return found.getOrDefault(origin, List.of()).stream()
                .map(one -> one.key().thumbprint())
                .toList();
    }

    boolean isAtHand(SigningKey key) {
        return directory.atHand(publisher.origin(), kid(key)).isPresent();
    }

    static String kid(SigningKey key) {
        return key.publicKey().thumbprint();
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
