package dev.intentsite.http.internal.keys;

import static dev.intentsite.http.internal.keys.Publisher.JWKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses keys are fetched from. */
class KeyAddressesTest extends KeyDirectoryFixture {
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

        assertThat(catchThrowable(() -> resolver.resolve("agent.example")))
                .isInstanceOf(UnknownHostException.class)
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

        assertThat(catchThrowable(() -> resolver.resolve("agent.localhost"))).isInstanceOf(UnknownHostException.class);
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
