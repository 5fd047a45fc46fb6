package dev.intentsite.http.internal.keys;

import static dev.intentsite.http.internal.keys.Publisher.DIRECTORY;
import static dev.intentsite.http.internal.keys.Publisher.JWKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.Origin;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.testkit.TestClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDirectoryTest {
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final SigningKey ONE = SigningKey.generate(Algorithm.ED25519);
    private static final SigningKey OTHER = SigningKey.generate(Algorithm.ES256);

    private final TestClock clock = TestClock.at("2026-11-20T10:00", "UTC");
    private Publisher publisher;
    private KeyDirectory directory;

    @BeforeEach
    void start() throws Exception {
        publisher = new Publisher();
        directory = directoryOf("http://localhost:8080", InetAddress::getAllByName);
    }

    private KeyDirectory directoryOf(String site, Names names) throws Exception {
        return new KeyDirectory(Origin.parse(site), clock, names, SSLContext.getDefault());
    }

    @AfterEach
    void stop() {
        directory.close();
        publisher.close();
    }

    private List<String> fetch(SigningKey key) {
        return fetch(directory, publisher.origin(), key);
    }

    private static List<String> fetch(KeyDirectory directory, String origin, SigningKey key) {
        Map<String, List<PublishedKey>> found = directory.fetch(Map.of(origin, kid(key)), BUDGET);
        return found.getOrDefault(origin, List.of()).stream()
                .map(one -> one.key().thumbprint())
                .toList();
    }

    private boolean isAtHand(SigningKey key) {
        return directory.atHand(publisher.origin(), kid(key)).isPresent();
    }

    private static String kid(SigningKey key) {
        return key.publicKey().thumbprint();
    }

    @Test
    void bothDocumentsAreUnited() {
        publisher.publish(JWKS, ONE).publish(DIRECTORY, OTHER);

        assertThat(isAtHand(ONE)).isFalse();
        assertThat(fetch(ONE)).containsExactlyInAnyOrder(kid(ONE), kid(OTHER));
        assertThat(isAtHand(ONE)).isTrue();
        assertThat(isAtHand(OTHER)).isTrue();
        assertThat(publisher.asked).containsExactlyInAnyOrder(JWKS, DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {JWKS, DIRECTORY})
    void oneDocumentIsEnough(String path) {
        publisher.publish(path, ONE);

        assertThat(fetch(ONE)).containsExactly(kid(ONE));
    }

    @Test
    void theRequestCarriesNothingOfThisSite() {
        publisher.on(JWKS, exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=b; Path=/");
            Publisher.send(exchange, 200, Publisher.set(ONE));
        });
        fetch(ONE);
        clock.advance(Duration.ofHours(1));
        fetch(ONE);

        assertThat(publisher.headers)
                .hasSize(4)
                .allSatisfy(headers -> assertThat(headers)
                        .doesNotContainKeys("Cookie", "Authorization", "Accept-encoding", "Referer"));
    }

    @Test
    void redirectsAreNotFollowed() {
        publisher.publish("/elsewhere", ONE).on(JWKS, exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(fetch(ONE)).isEmpty();
        assertThat(publisher.asked).doesNotContain("/elsewhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[],\"keys\":[]}",
                "{\"keys\":[]} x",
                "\ufeff{\"keys\":[]}"
            })
    void whatIsNoKeySetCountsAsAbsent(String document) {
        publisher.on(JWKS, exchange -> Publisher.send(exchange, 200, document)).publish(DIRECTORY, ONE);

        assertThat(fetch(ONE)).containsExactly(kid(ONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 401, 403, 404, 500, 503})
    void whatIsNotOkCountsAsAbsent(int status) {
        publisher.on(JWKS, exchange -> exchange.sendResponseHeaders(status, -1));

        assertThat(fetch(ONE)).isEmpty();
    }

    @Test
    void sixtyFourKibibytesAreTakenAndNoByteMore() {
        String set = Publisher.set(ONE);
        publisher.on(JWKS, exchange -> Publisher.send(exchange, 200, set + " ".repeat(65_536 - set.length())));
        assertThat(fetch(ONE)).containsExactly(kid(ONE));

        clock.advance(Duration.ofDays(2));
        publisher.on(JWKS, exchange -> Publisher.send(exchange, 200, set + " ".repeat(65_537 - set.length())));
        assertThat(fetch(ONE)).isEmpty();
    }

    @Test
    void anEndlessDocumentAndACompressedOneCountAsAbsent() {
        publisher.on(JWKS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8192]);
            }
        });
        publisher.on(DIRECTORY, exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (var zip = new java.util.zip.GZIPOutputStream(exchange.getResponseBody())) {
                zip.write(Publisher.set(ONE).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        });

        assertThat(fetch(ONE)).isEmpty();
    }

    @Test
    void anOriginThatTricklesIsGivenUpWithinTheBudget() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        publisher.on(JWKS, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                do {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                } while (!over.await(100, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long begin = System.nanoTime();

        assertThat(fetch(ONE)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(4500));
        over.countDown();
    }

    @Test
    void aCallerWaitsNoLongerThanItsBudgetAndTheNextOneProfits() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        publisher.on(JWKS, exchange -> {
            awaitQuietly(over);
            Publisher.send(exchange, 200, Publisher.set(ONE));
        });

        assertThat(directory.fetch(Map.of(publisher.origin(), kid(ONE)), Duration.ofMillis(50)))
                .isEmpty();
        CompletableFuture<List<String>> next = CompletableFuture.supplyAsync(() -> fetch(ONE));
        over.countDown();

        assertThat(next.get(10, TimeUnit.SECONDS)).containsExactly(kid(ONE));
        assertThat(publisher.asked).hasSize(2);
    }

    @Test
    void manyMessagesAskAnOriginOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(1);
        publisher.on(JWKS, exchange -> {
            awaitQuietly(all);
            Publisher.send(exchange, 200, Publisher.set(ONE));
        });
        List<CompletableFuture<List<String>>> waiting = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> fetch(ONE), run -> new Thread(run).start()))
                .toList();
        all.countDown();

        for (CompletableFuture<List<String>> one : waiting) {
            assertThat(one.get(10, TimeUnit.SECONDS)).containsExactly(kid(ONE));
        }
        assertThat(publisher.asked).containsExactlyInAnyOrder(JWKS, DIRECTORY);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                      | 300",
                "max-age=1             | 300",
                "max-age=3600          | 3600",
                "public, max-age=\"900\"| 900",
                "MAX-AGE=900           | 900",
                "max-age=999999999     | 86400",
                "max-age=-1            | 300",
                "max-age=soon          | 300",
                "no-store              | 300",
                "max-age=3600, no-cache| 300"
            })
    void keysAreKeptAsLongAsTheirOriginSaysWithinBounds(String cacheControl, long seconds) {
        publisher.on(JWKS, exchange -> {
            if (cacheControl != null) {
                exchange.getResponseHeaders().add("Cache-Control", cacheControl);
            }
            Publisher.send(exchange, 200, Publisher.set(ONE));
        });
        fetch(ONE);

        clock.advance(Duration.ofSeconds(seconds - 1));
        assertThat(isAtHand(ONE)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(isAtHand(ONE)).isFalse();
    }

    @Test
    void aFailureIsNotTriedAgainForThirtySeconds() {
        assertThat(fetch(ONE)).isEmpty();
        publisher.publish(JWKS, ONE);

        clock.advance(Duration.ofSeconds(29));
        assertThat(fetch(ONE)).isEmpty();
        assertThat(publisher.asked).hasSize(2);
        clock.advance(Duration.ofSeconds(1));
        assertThat(fetch(ONE)).containsExactly(kid(ONE));
    }

    @Test
    void anUnknownKeyMakesItAskAgainOnceAMinute() {
        publisher.publish(JWKS, ONE);
        fetch(ONE);
        publisher.publish(JWKS, ONE, OTHER);

        assertThat(isAtHand(OTHER)).as("settled: not there").isTrue();
        assertThat(fetch(OTHER)).containsExactly(kid(ONE));
        assertThat(publisher.asked).hasSize(2);

        clock.advance(Duration.ofMinutes(1));
        assertThat(isAtHand(OTHER)).isFalse();
        assertThat(isAtHand(ONE)).isTrue();
        assertThat(fetch(OTHER)).containsExactlyInAnyOrder(kid(ONE), kid(OTHER));
        assertThat(publisher.asked).hasSize(4);
    }

    @Test
    void freshKeysSurviveAFailureToFindAnother() {
        publisher.publish(JWKS, ONE);
        fetch(ONE);
        publisher.on(JWKS, exchange -> exchange.sendResponseHeaders(500, -1));
        clock.advance(Duration.ofMinutes(1));

        assertThat(fetch(OTHER)).isEmpty();
        assertThat(isAtHand(ONE)).isTrue();
        assertThat(isAtHand(OTHER)).as("not known to be missing").isFalse();
    }

    @Test
    void severalOriginsAreFetchedTogetherAndOneFailsAlone() throws Exception {
        publisher.publish(JWKS, ONE);
        try (Publisher second = new Publisher().publish(DIRECTORY, OTHER);
                Publisher third = new Publisher()) {
            Map<String, List<PublishedKey>> found = directory.fetch(
                    Map.of(publisher.origin(), kid(ONE), second.origin(), kid(OTHER), third.origin(), kid(ONE)),
                    BUDGET);

            assertThat(found).containsOnlyKeys(publisher.origin(), second.origin());
        }
    }

    @Test
    void loopbackIsOutOfReachForASiteThatIsNotOnLoopback() throws Exception {
        publisher.publish(JWKS, ONE);
        try (KeyDirectory outside = directoryOf("https://site.example", InetAddress::getAllByName)) {
            assertThat(fetch(outside, publisher.origin(), ONE)).isEmpty();
            assertThat(fetch(outside, publisher.origin().replace("http:", "https:"), ONE))
                    .isEmpty();
        }
        assertThat(publisher.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2001:db8::1"
            })
    void aNameThatLeadsInsideIsNotConnectedTo(String inside) throws Exception {
        CheckedResolver resolver = new CheckedResolver(host -> new InetAddress[] {InetAddress.getByName(inside)}, true);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> resolver.resolve("agent.example")))
                .isInstanceOf(java.net.UnknownHostException.class)
                .hasMessage("agent.example has no address that may be connected to");
    }

    @Test
    void ofSeveralAddressesTheGlobalOnesAreTaken() throws Exception {
        InetAddress global = InetAddress.getByName("93.184.215.14");
        CheckedResolver resolver =
                new CheckedResolver(host -> new InetAddress[] {InetAddress.getByName("10.0.0.1"), global}, false);

        assertThat(resolver.resolve("agent.example")).containsExactly(global);
    }

    @Test
    void aNameOfLoopbackMustLeadToLoopback() throws Exception {
        CheckedResolver resolver =
                new CheckedResolver(host -> new InetAddress[] {InetAddress.getByName("93.184.215.14")}, true);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> resolver.resolve("agent.localhost")))
                .isInstanceOf(java.net.UnknownHostException.class);
    }

    @Test
    void theNameIsLookedUpOnceForEachDocumentSoThatNoSecondAnswerCounts() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        publisher.publish(JWKS, ONE);
        try (KeyDirectory counting = directoryOf("http://localhost", host -> {
            lookups.incrementAndGet();
            return InetAddress.getAllByName(host);
        })) {
            assertThat(fetch(counting, publisher.origin(), ONE)).containsExactly(kid(ONE));
        }
        assertThat(lookups).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.0.0.1", "https://[::1]", "https://[fd00::1]:8443", "https://169.254.169.254"})
    void literalAddressesAreGuardedToo(String origin) throws Exception {
        try (KeyDirectory outside = directoryOf("https://site.example", InetAddress::getAllByName)) {
            long begin = System.nanoTime();
            assertThat(fetch(outside, origin, ONE)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "file:///etc/passwd", "ftp://localhost", "http://example.com", "https://a.example/", "urn:x"
            })
    void whatIsNoOriginIsNotFetched(String origin) {
        assertThat(fetch(directory, origin, ONE)).isEmpty();
    }

    @Test
    void aStuckLookUpOfANameCostsNoMoreThanTheBudget() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (KeyDirectory stuck = directoryOf("https://site.example", host -> {
            awaitQuietly(over);
            return new InetAddress[0];
        })) {
            Map<String, List<PublishedKey>> found =
                    stuck.fetch(Map.of("https://agent.example", kid(ONE)), Duration.ofMillis(100));
            assertThat(found).isEmpty();
        } finally {
            over.countDown();
        }
    }
}
