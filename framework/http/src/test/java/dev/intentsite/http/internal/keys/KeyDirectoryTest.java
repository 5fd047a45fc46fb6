package dev.intentsite.http.internal.keys;

import static dev.intentsite.http.internal.keys.Publisher.DIRECTORY;
import static dev.intentsite.http.internal.keys.Publisher.JWKS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a message waits for an origin's keys, and how long they are kept. */
class KeyDirectoryTest extends KeyDirectoryFixture {
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
}
