package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Execution;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Reconcile;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Retries;
import dev.intentsite.site.Verdict;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people hear while a company's system does not answer, and what their conversations hold when it is back. */
class UnansweringBackendTest {
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = new MemoryLedger();
    private final Garage garage = new Garage();
    private final IntentSite site = IntentSite.builder(garage)
            .origin("https://garage.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .ledger(ledger)
            .circuitBreaker(3, Duration.ofSeconds(40))
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    /** What it calls fails as often as the test has failures for it. */
    static class Garage {
        final Deque<RuntimeException> failures = new ArrayDeque<>();
        final List<String> called = new ArrayList<>();
        Reconciliation found = Reconciliation.unknown();

        private void call(String what) {
            called.add(what);
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
        }

        record Tyres(@Parameter("How many tyres") int tyres) {}

        @Capability(intent = "Order tyres", description = "Order new tyres", examples = "Order 4 tyres")
        Outcome order(Tyres tyres) {
            call("order");
            return Outcome.confirmed("T-1", "Ordered " + tyres.tyres() + ".");
        }

        @Check("tyres")
        Verdict inStock(Tyres tyres) {
            call("stock");
            return Verdict.ok();
        }

        record Litres(@Parameter("How many litres") int litres) {}

        @Retries(
                attempts = 3,
                pause = "PT0.001S",
                on = {BackendUnavailableException.class, BackendTimeoutException.class})
        @Capability(intent = "Buy oil", description = "Buy litres of oil", examples = "Buy 5 litres of oil")
        Outcome oil(Litres litres, Execution execution) {
            call(execution.key());
            return Outcome.confirmed("O-1", "Yours.");
        }

        @Reconcile
        Reconciliation bought(Execution execution) {
            return found;
        }

        @Retries(pause = "PT0.001S", on = IllegalStateException.class)
        @Capability(
                intent = "Opening hours",
                description = "When the garage is open",
                examples = "When are you open?",
                kind = Kind.INFORMATIONAL)
        Outcome openingHours() {
            call("hours");
            return Outcome.answered("9 to 5");
        }
    }

    private static RuntimeException down() {
        return new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
    }

    private static RuntimeException slow() {
        return new BackendTimeoutException("slow", new RuntimeException());
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    @Test
    void whatDoesNotAnswerIsNotAskedForAWhileAndTheConversationGoesOnWhenItIsBack() {
        visitor.ask("Order tyres");
        for (int i = 0; i < 3; i++) {
            garage.failures.add(down());
            assertThat(visitor.reply("4 tyres").retryAfter()).hasValue(7);
        }
        Visitor.Heard refused = visitor.reply("4 tyres");
        assertThat(refused.http()).isEqualTo(503);
        assertThat(refused.status()).isEqualTo("backend_unavailable");
        assertThat(refused.retryAfter()).hasValue(40);
        clock.advance(Duration.ofSeconds(30));
        assertThat(visitor.reply("4 tyres").retryAfter()).hasValue(10);
        assertThat(garage.called).as("it was left alone").hasSize(3);
        assertThat(visitor.stranger()
                        .elsewhere("oil")
                        .ask("Buy 5 litres of oil")
                        .status())
                .as("another capability")
                .isEqualTo("confirmed");

        clock.advance(Duration.ofSeconds(10));
        garage.failures.add(down());
        visitor.reply("4 tyres");
        assertThat(visitor.reply("4 tyres").retryAfter()).as("it was not back").hasValue(40);
        clock.advance(Duration.ofSeconds(40));
        Visitor.Heard heard = visitor.reply("4 tyres");
        assertThat(heard.status()).isEqualTo("confirmed");
        assertThat(heard.envelope().path("turn").asInt()).isEqualTo(2);
    }

    @Test
    void anOpenBreakerKeepsNoAttempt() {
        visitor.ask("Buy oil");
        for (int i = 0; i < 3; i++) {
            garage.failures.add(down());
        }
        visitor.reply("5 litres");
        int events = ledger.events(visitor.interaction()).size();

        assertThat(visitor.reply("5 litres").retryAfter()).hasValue(40);
        assertThat(ledger.events(visitor.interaction())).hasSize(events);
    }

    @Test
    void aDefectOfTheMethodDoesNotCountAgainstItsBackend() {
        for (int i = 0; i < 5; i++) {
            garage.failures.add(new IllegalArgumentException("a defect"));
            assertThat(visitor.elsewhere("i" + i).ask("Order 4 tyres").status()).isEqualTo("internal_error");
        }
        assertThat(visitor.elsewhere("last").ask("Order 4 tyres").status()).isEqualTo("confirmed");
    }

    @Test
    void aMethodIsCalledAgainUnderTheSameKeyUntilItAnswers() {
        garage.failures.add(down());
        garage.failures.add(slow());

        assertThat(visitor.ask("Buy 5 litres of oil").status()).isEqualTo("confirmed");
        assertThat(garage.called).hasSize(3);
        assertThat(garage.called.stream().distinct()).hasSize(1);
    }

    @Test
    void whatAnEarlierCallMayHaveDoneIsNotSaidToBeUndone() {
        garage.failures.add(slow());
        garage.failures.add(down());
        garage.failures.add(down());
        var payload = visitor.payload("intent_request", "Buy 5 litres of oil").put("idempotency_key", "k");
        assertThat(visitor.send(payload, Optional.empty()).status()).isEqualTo("backend_timeout");

        garage.found = Reconciliation.happened(Outcome.confirmed("O-7", "Yours already."));
        clock.advance(Duration.ofSeconds(40));
        assertThat(visitor.send(payload, Optional.empty()).message()).isEqualTo("Yours already.");
        assertThat(garage.called).hasSize(3);
    }

    @Test
    void whatIsNotNamedIsNotTriedAgain() {
        garage.failures.add(new IllegalArgumentException("a defect"));
        visitor.ask("Buy 5 litres of oil");
        assertThat(garage.called).hasSize(1);
    }

    @Test
    void aQuestionMayBeAskedAgainAfterAnyFailure() {
        garage.failures.add(new IllegalStateException("once"));
        assertThat(visitor.ask("When are you open?").status()).isEqualTo("answered");
        assertThat(garage.called).hasSize(2);
    }
}
