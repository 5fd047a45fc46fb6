package dev.intentsite.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.site.Allowances.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes and one Redis, which may go. */
@Timeout(60)
class RedisAllowancesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final RedisProcess REDIS = new RedisProcess();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T10:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };
    private final RedisAllowances one = RedisAllowances.at(REDIS.uri());
    private final RedisAllowances other = RedisAllowances.at(REDIS.uri());

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    @Test
    void nodesCountTogether() {
        Allowance here = one.of("together", 3, MINUTE, clock);
        Allowance there = other.of("together", 3, MINUTE, clock);

        assertThat(here.take("anna")).isEmpty();
        assertThat(there.take("anna")).isEmpty();
        assertThat(here.take("anna")).isEmpty();
        assertThat(there.take("anna")).contains(Duration.ofSeconds(20));
        assertThat(here.waiting("anna")).contains(Duration.ofSeconds(20));
        assertThat(there.take("bert")).as("another one").isEmpty();
        assertThat(one.of("other limit", 3, MINUTE, clock).take("anna")).isEmpty();

        now.updateAndGet(time -> time.plusSeconds(20));
        assertThat(there.take("anna")).isEmpty();
        assertThat(here.take("anna")).isPresent();
    }

    @Test
    void whatWasUsedBeyondTheLimitIsOwed() {
        Allowance here = one.of("bytes", 60, MINUTE, clock);
        Allowance there = other.of("bytes", 60, MINUTE, clock);

        here.used("anna", 90);
        here.used("anna", 0);

        assertThat(there.waiting("anna")).contains(Duration.ofSeconds(31));
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() throws Exception {
        Allowance here = one.of("crowd", 50, MINUTE, clock);
        Allowance there = other.of("crowd", 50, MINUTE, clock);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> taken = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Allowance node = i % 2 == 0 ? here : there;
                taken.add(threads.submit(() -> node.take("anna").isEmpty()));
            }
            int passed = 0;
            for (Future<Boolean> one : taken) {
                passed += one.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(50);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutRedisEachNodeCountsForItselfUntilItIsBack() {
        Allowance here = one.of("lost", 2, MINUTE, clock);
        Allowance there = other.of("lost", 2, MINUTE, clock);
        here.take("anna");
        there.take("anna");
        assertThat(here.take("anna")).isPresent();

        REDIS.kill();
        try {
            long began = System.nanoTime();
            for (Allowance node : List.of(here, there)) {
                assertThat(node.take("anna")).isEmpty();
                assertThat(node.take("anna")).isEmpty();
                assertThat(node.take("anna")).as("a limit still").isPresent();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        } finally {
            REDIS.startAgain();
        }

        for (int sender = 0; ; sender++) {
            // Until both count in the new Redis, which one of them alone cannot show.
            here.take("after " + sender);
            here.take("after " + sender);
            if (there.take("after " + sender).isPresent()) {
                break;
            }
            assertThat(Thread.currentThread().isInterrupted())
                    .as("the test's time is over")
                    .isFalse();
            Thread.onSpinWait();
        }
    }

    @Test
    void aRedisThatIsNotThereAtTheStartStopsNobody() {
        try (RedisAllowances none = RedisAllowances.at("redis://127.0.0.1:1")) {
            Allowance alone = none.of("none", 1, MINUTE, clock);

            assertThat(alone.take("anna")).isEmpty();
            assertThat(alone.take("anna")).isPresent();
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutSayingThePassword() {
        assertThatThrownBy(() -> RedisAllowances.at("redis://user:secret word@host"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RedisAllowances.at: this is no address of Redis; give one like redis://host:6379")
                .hasNoCause();
    }
}
