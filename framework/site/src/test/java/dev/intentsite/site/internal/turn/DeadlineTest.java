package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods that do not come back in time. Those that block here wait for a latch that the test holds. */
@Timeout(60)
class DeadlineTest {
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = SqlLedger.inMemory();
    private final Kept kept = new Kept(ledger);
    private final Bakery bakery = new Bakery();
    private final IntentSite site = IntentSite.builder(bakery)
            .origin("https://bakery.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .ledger(ledger)
            .methodDeadline(Duration.ofMillis(500))
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    static class Bakery {
        final CountDownLatch held = new CountDownLatch(1);
        final AtomicInteger called = new AtomicInteger();
        volatile Callable<Outcome> doing = () -> Outcome.confirmed("B-1", "Done");
        volatile Callable<Verdict> judging = Verdict::ok;

        @Capability(
                intent = "Order bread",
                description = "Order loaves of bread",
                examples = {"Order 3 loaves of bread"})
        Outcome order(Loaves loaves, Turn turn, Transaction tx) throws Exception {
            called.incrementAndGet();
            try (Statement statement = tx.connection().createStatement()) {
                statement.execute("INSERT INTO bread VALUES (" + loaves.loaves() + ")");
            }
            return doing.call();
        }

        record Loaves(@Parameter("How many loaves") int loaves) {}

        @Check("loaves")
        Verdict enough(Loaves known) throws Exception {
            return judging.call();
        }

        @Capability(
                intent = "Rent the oven",
                description = "Rent our oven for some hours",
                examples = {"Rent the oven for 4 hours"})
        Outcome rent(Hours hours) throws Exception {
            called.incrementAndGet();
            return doing.call();
        }

        record Hours(@Parameter("How many hours") int hours) {}

        @Capability(
                intent = "Opening hours",
                description = "When the bakery is open",
                examples = {"When are you open?"},
                kind = Kind.INFORMATIONAL)
        Outcome openingHours() throws Exception {
            called.incrementAndGet();
            return doing.call();
        }

        /** Comes back when the test lets it, whatever interrupts it. */
        Outcome whenLet(Outcome outcome) {
            boolean let = false;
            while (!let) {
                try {
                    let = held.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return outcome;
                }
            }
            return outcome;
        }
    }

    DeadlineTest() {
        kept.make("bread (loaves INTEGER)");
    }

    @AfterEach
    void close() {
        bakery.held.countDown();
        site.close();
        ledger.close();
    }

    @Test
    void aMethodThatGoesOnIsToldOfAndSettlesWhenItComesBack() throws Exception {
        bakery.doing = () -> bakery.whenLet(Outcome.confirmed("O-1", "The oven is yours."));
        Visitor.Heard first = visitor.ask("Rent the oven for 4 hours");
        assertThat(first.flowType()).isEqualTo("information_response");
        assertThat(first.status()).isEqualTo("accepted");
        assertThat(first.message()).startsWith("This takes longer than usual and is still being worked on.");
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        assertThat(visitor.send(visitor.payload("error", "stop"), visitor.last())
                        .status())
                .isEqualTo("conflict");

        bakery.held.countDown();
        kept.awaitSettled(visitor);
        Visitor.Heard last = visitor.reply("and now?");
        assertThat(last.status()).isEqualTo("confirmed");
        assertThat(last.envelope().path("external_id").asText()).isEqualTo("O-1");
        assertThat(bakery.called).hasValue(1);
    }

    @Test
    void aRetryOfWhatGoesOnRunsNothingTwice() throws Exception {
        bakery.doing = () -> bakery.whenLet(Outcome.confirmed("O-1", "The oven is yours."));
        var payload =
                visitor.payload("intent_request", "Rent the oven for 4 hours").put("idempotency_key", "k");
        visitor.send(payload, java.util.Optional.empty());
        assertThat(visitor.send(payload, java.util.Optional.empty()).status()).isEqualTo("accepted");

        bakery.held.countDown();
        kept.awaitSettled(visitor);
        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
        assertThat(bakery.called).hasValue(1);
    }

    @Test
    void aLateRefusalEndsItWithItsReason() throws Exception {
        bakery.doing = () -> bakery.whenLet(Outcome.refused("hours", "Nobody bakes so long."));
        visitor.ask("Rent the oven for 4 hours");
        bakery.held.countDown();
        kept.awaitSettled(visitor);

        Visitor.Heard heard = visitor.reply("and now?");
        assertThat(heard.status()).isEqualTo("failed");
        assertThat(heard.message()).isEqualTo("Nobody bakes so long.");
    }

    @Test
    void aBackendThatTurnsOutLateToBeUnavailableHasDoneNothing() throws Exception {
        bakery.doing = () -> {
            bakery.whenLet(Outcome.failed("unused"));
            throw new BackendUnavailableException("down", Duration.ofSeconds(3), new RuntimeException());
        };
        visitor.ask("Rent the oven for 4 hours");
        bakery.held.countDown();
        kept.awaitSettled(visitor);

        assertThat(visitor.reply("and now?").message()).contains("nothing was done");
    }

    @Test
    void aMethodInATransactionIsInterruptedAndRolledBackAndMayBeAskedAgain() {
        bakery.doing = () -> {
            bakery.held.await();
            return Outcome.confirmed("B-1", "Baked");
        };
        Visitor.Heard heard = visitor.ask("Order 3 loaves of bread");
        assertThat(heard.http()).isEqualTo(503);
        assertThat(heard.status()).isEqualTo("backend_unavailable");
        assertThat(heard.retryAfter()).hasValue(30);
        assertThat(kept.rows("bread")).isZero();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        bakery.doing = () -> Outcome.confirmed("B-1", "Baked");
        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("confirmed");
        assertThat(kept.rows("bread")).isEqualTo(1);
        assertThat(bakery.called).hasValue(2);
    }

    @Test
    void aMethodInATransactionThatSwallowsTheInterruptIsNotCommittedEither() {
        bakery.doing = () -> bakery.whenLet(Outcome.confirmed("B-1", "Baked"));

        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("backend_unavailable");
        assertThat(kept.rows("bread")).isZero();
        assertThat(kept.types(visitor)).isEmpty();
    }

    @Test
    void aCheckThatDoesNotComeBackChangesNothing() {
        bakery.judging = () -> {
            bakery.held.await();
            return Verdict.ok();
        };
        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("backend_unavailable");
        bakery.judging = Verdict::ok;

        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("confirmed");
        assertThat(bakery.called).hasValue(1);
    }

    @Test
    void aQuestionThatIsNotAnsweredInTimeMayBeAskedAgain() {
        bakery.doing = () -> {
            bakery.held.await();
            return Outcome.answered("Never");
        };
        assertThat(visitor.ask("When are you open?").status()).isEqualTo("backend_unavailable");
        bakery.doing = () -> Outcome.answered("9 to 5");

        assertThat(visitor.ask("When are you open?").status()).isEqualTo("answered");
    }
}
