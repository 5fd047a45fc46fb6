package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an interaction while its method runs, when it cannot, and after the end. */
@ParameterizedClass(name = "{0}")
@MethodSource("ledgers")
class AttemptsTest extends OnEachLedger {
    AttemptsTest(String name, Supplier<Ledger> ledger) {
        super(ledger.get());
    }

    @Test
    void anIdleInteractionExpiresAndIsKnownForADay() {
        visitor.ask("borrow books");
        clock.advance(Duration.ofMinutes(30));
        assertThat(visitor.reply("3 books").status()).isEqualTo("interaction_expired");
        assertThat(visitor.reply("3 books").http()).isEqualTo(410);
        clock.advance(Duration.ofHours(23));
        assertThat(visitor.ask("borrow books").status()).isEqualTo("interaction_expired");

        clock.advance(Duration.ofHours(2));
        new Visitor(site, clock).elsewhere("somebody-else").ask("borrow books");
        assertThat(ledger.find(visitor.interaction())).isEmpty();
    }

    @Test
    void anEndedInteractionIsClosedKnownForADayAndForgottenThen() {
        visitor.ask("Borrow 3 books");
        clock.advance(Duration.ofHours(23).plusMinutes(59));
        assertThat(visitor.reply("again").status()).isEqualTo("interaction_closed");

        clock.advance(Duration.ofMinutes(3));
        new Visitor(site, clock).elsewhere("somebody-else").ask("borrow books");
        assertThat(ledger.find(visitor.interaction())).isEmpty();
    }

    @Test
    void aSiteThatKeepsWhatEndedForLongerKnowsItForLonger() {
        Visitor kept = new Visitor(site(builder().keepEnded(Duration.ofDays(7))), clock);
        kept.ask("Borrow 3 books");
        clock.advance(Duration.ofDays(7).minusMinutes(5));
        assertThat(kept.reply("again").status()).isEqualTo("interaction_closed");

        clock.advance(Duration.ofMinutes(40));
        String known = kept.interaction();
        kept.elsewhere("another").ask("borrow books");
        assertThat(ledger.find(known)).isEmpty();
    }

    @Test
    void aSecondMessageWhileOneIsAnsweredGetsConflict() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        lending.doing = turn -> {
            begun.countDown();
            await(mayEnd);
            return Outcome.confirmed("L-1", "Lent");
        };
        visitor.ask("borrow books");
        ObjectNode first = visitor.signed(visitor.payload("information_response", "3 books"), RequestSigner.Terms.NONE);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Visitor.Heard> answer = other.submit(() -> visitor.deliver(first));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            Visitor.Heard copy = visitor.deliver(first);
            Visitor.Heard stranger = visitor.stranger().ask("borrow books");
            Visitor.Heard second = visitor.send(visitor.payload("information_response", "4 books"), Optional.empty());
            mayEnd.countDown();

            assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo("confirmed");
            assertThat(copy.status()).isEqualTo("replayed");
            assertThat(stranger.status()).isEqualTo("interaction_bound");
            assertThat(second.status()).isEqualTo("conflict");
            assertThat(second.retryAfter()).hasValue(1);
            assertThat(lending.called).containsExactly("borrow 3");
        } finally {
            mayEnd.countDown();
            other.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBackendThatDoesNotAnswerLeavesTheInteractionAsItWas() {
        visitor.ask("borrow books");
        lending.doing = turn -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
        Visitor.Heard heard = visitor.reply("3 books", payload -> payload.put("idempotency_key", "k"));
        assertThat(heard.http()).isEqualTo(503);
        assertThat(heard.status()).isEqualTo("backend_unavailable");
        assertThat(heard.retryAfter()).hasValue(7);

        lending.doing = turn -> Outcome.confirmed("L-2", "Lent");
        Visitor.Heard later = visitor.reply("3 books", payload -> payload.put("idempotency_key", "k"));
        assertThat(later.status()).isEqualTo("confirmed");
        assertThat(later.envelope().path("turn").asInt()).isEqualTo(2);
    }

    @Test
    void aFirstMessageThatCouldNotBeDoneMayBeSentAgain() {
        lending.doing = turn -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("backend_unavailable");
        lending.doing = turn -> Outcome.confirmed("L-2", "Lent");

        Visitor.Heard heard = visitor.ask("Borrow 3 books");
        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(heard.envelope().path("turn").asInt()).isEqualTo(1);
    }

    @Test
    void aBackendThatMayHaveActedLeavesTheAttemptInDoubtAndNeverRunsItAgain() {
        visitor.ask("borrow books");
        lending.doing = turn -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        ObjectNode payload = visitor.payload("information_response", "3 books").put("idempotency_key", "k");
        var question = visitor.last();
        assertThat(visitor.send(payload, question).http()).isEqualTo(504);
        assertThat(visitor.send(payload, question).status()).isEqualTo("backend_timeout");
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        assertThat(visitor.send(visitor.payload("error", "stop"), Optional.empty())
                        .status())
                .isEqualTo("conflict");
        assertThat(visitor.send(
                                visitor.payload("information_response", "4 books")
                                        .put("idempotency_key", "k"),
                                Optional.empty())
                        .status())
                .isEqualTo("idempotency_mismatch");

        site.settle(visitor.interaction(), Outcome.confirmed("L-9", "Lent after all"));
        Visitor.Heard settled = visitor.send(payload, Optional.empty());
        assertThat(settled.status()).isEqualTo("confirmed");
        assertThat(settled.envelope().path("external_id").asText()).isEqualTo("L-9");
        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("confirmed");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void whatAnotherMessageHeardOfASettledAttemptItsRetryHearsToo() {
        lending.doing = turn -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        ObjectNode payload = visitor.payload("intent_request", "Borrow 3 books").put("idempotency_key", "k");
        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("backend_timeout");
        site.settle(visitor.interaction(), Outcome.failed("It never left."));
        assertThat(visitor.reply("and now?").status()).isEqualTo("failed");

        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("failed");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void aDefectOutsideATransactionLeavesTheAttemptInDoubt() {
        lending.doing = turn -> {
            throw new IllegalStateException("secret");
        };
        visitor.ask("Borrow 3 books");

        assertThat(visitor.reply("again").status()).isEqualTo("accepted");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void anOutcomeIsKeptThoughAnotherNodeWasAskedMeanwhile() {
        Visitor elsewhere = visitor.twin(site(builder()));
        lending.doing = turn -> {
            assertThat(elsewhere.reply("how far is it?").status()).isEqualTo("accepted");
            return Outcome.confirmed("L-4", "Lent");
        };
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("conflict");

        Visitor.Heard heard = visitor.send(visitor.payload("information_response", "and now?"), Optional.empty());
        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(heard.envelope().path("external_id").asText()).isEqualTo("L-4");
        assertThat(lending.called).hasSize(1);
    }

    @Test
    void acceptedWorkIsSettledOnce() {
        lending.doing = turn -> Outcome.accepted("Being fetched.");
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("accepted");
        site.settle(visitor.interaction(), Outcome.confirmed("L-3", "Fetched"));

        assertThatThrownBy(() -> site.settle(visitor.interaction(), Outcome.failed("no")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(visitor.reply("and now?").status()).isEqualTo("confirmed");
    }

    @Test
    void anAttemptThatDidNothingIsNotInDoubtWhenAnotherNodeAnsweredMeanwhile() {
        Visitor elsewhere = visitor.twin(site(builder()));
        lending.doing = turn -> {
            elsewhere.reply("how far is it?");
            throw new BackendUnavailableException("down", Duration.ofSeconds(3), new RuntimeException());
        };
        visitor.ask("Borrow 3 books");

        Visitor.Heard heard = visitor.reply("and now?");
        assertThat(heard.status()).isEqualTo("failed");
        assertThat(heard.message()).contains("nothing was done");
    }

    @Test
    void aMappedBusinessExceptionIsItsOutcome() {
        Visitor mapped = new Visitor(
                site(builder()
                        .mapException(IllegalArgumentException.class, e -> Outcome.failed("No: " + e.getMessage()))),
                clock);
        lending.doing = turn -> {
            throw new NumberFormatException("x");
        };

        Visitor.Heard heard = mapped.ask("Borrow 3 books");
        assertThat(heard.status()).isEqualTo("failed");
        assertThat(heard.message()).isEqualTo("No: x");
    }
}
