package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A method with a {@code Transaction}: what it writes and the turn are kept together or not at all. */
class TransactionTest {
    private final MovableClock clock = new MovableClock();
    private final Ledger ledger = SqlLedger.inMemory();
    private final Kept kept = new Kept(ledger);
    private final Shop shop = new Shop();
    private final IntentSite site = IntentSite.builder(shop)
            .origin("https://shop.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .ledger(ledger)
            .mapException(SoldOutException.class, thrown -> Outcome.failed("Sold out."))
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    static class SoldOutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    static class Shop {
        interface Doing {
            Outcome run() throws Exception;
        }

        Doing doing = () -> Outcome.confirmed("O-1", "Ordered");
        int called;

        @Capability(
                intent = "Order bread",
                description = "Order loaves of bread",
                examples = {"Order 3 loaves of bread"})
        Outcome order(Loaves loaves, Turn turn, Transaction tx) throws Exception {
            called++;
            try (Statement statement = tx.connection().createStatement()) {
                statement.execute("INSERT INTO shop_order VALUES (" + loaves.loaves() + ")");
            }
            return doing.run();
        }

        record Loaves(
                @Parameter("How many loaves") int loaves,
                @Parameter("Wishes for the baker") Optional<String> wishes) {}
    }

    TransactionTest() {
        kept.make("shop_order (loaves INTEGER)");
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    @Test
    void whatTheMethodWroteAndTheTurnAreKeptTogether() {
        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("confirmed");
        assertThat(kept.rows("shop_order")).isEqualTo(1);
        assertThat(kept.types(visitor)).contains("attempted", "executed", "answered");
    }

    @Test
    void aMethodThatThrowsAfterItWroteLeavesNothing() {
        visitor.ask("I want to order bread");
        List<String> before = kept.types(visitor);
        shop.doing = () -> {
            throw new IllegalStateException("after writing");
        };
        assertThat(visitor.reply("3 loaves").status()).isEqualTo("internal_error");
        assertThat(kept.rows("shop_order")).isZero();
        assertThat(kept.types(visitor)).isEqualTo(before);

        shop.doing = () -> Outcome.confirmed("O-1", "Ordered");
        assertThat(visitor.reply("3 loaves").status()).isEqualTo("confirmed");
        assertThat(kept.rows("shop_order")).isEqualTo(1);
    }

    @Test
    void aMappedExceptionAfterWritingLeavesNoneOfItAndTheTurnIsKept() {
        shop.doing = () -> {
            throw new SoldOutException();
        };
        Visitor.Heard heard = visitor.ask("Order 3 loaves of bread");

        assertThat(heard.status()).isEqualTo("failed");
        assertThat(heard.message()).isEqualTo("Sold out.");
        assertThat(kept.rows("shop_order")).isZero();
        assertThat(kept.types(visitor)).contains("attempted", "executed", "answered");
        assertThat(visitor.reply("and now?").status()).isEqualTo("interaction_closed");
        assertThat(shop.called).isEqualTo(1);
    }

    @Test
    void whatABusinessThatRefusesForGoodWroteIsKept() {
        shop.doing = () -> Outcome.failed("Sold out; noted.");

        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("failed");
        assertThat(kept.rows("shop_order")).isEqualTo(1);
    }

    @Test
    void aValueRefusedAfterWritingLeavesNoneOfIt() {
        shop.doing = () -> Outcome.refused("loaves", "Too many.");
        assertThat(visitor.ask("Order 3 loaves of bread").flowType()).isEqualTo("information_request");
        assertThat(kept.rows("shop_order")).isZero();
        assertThat(kept.types(visitor)).contains("attempted", "executed", "attempt_ended", "value_refused");
    }

    @Test
    void needingMoreAfterWritingLeavesNoneOfIt() {
        shop.doing = () -> Outcome.needsMore("A wish, please.", "wishes");
        Visitor.Heard heard = visitor.ask("Order 3 loaves of bread");

        assertThat(heard.envelope().at("/required_information/0").asText()).isEqualTo("wishes");
        assertThat(kept.rows("shop_order")).isZero();
    }

    @Test
    void aBackendThatDoesNotAnswerLeavesNothing() {
        shop.doing = () -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(3), new RuntimeException());
        };
        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("backend_unavailable");
        assertThat(kept.rows("shop_order")).isZero();
        assertThat(kept.types(visitor)).isEmpty();
    }

    @Test
    void aBackendThatMayHaveActedElsewhereLeavesTheAttemptInDoubt() {
        shop.doing = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        assertThat(visitor.ask("Order 3 loaves of bread").status()).isEqualTo("backend_timeout");
        assertThat(kept.rows("shop_order")).isZero();
        assertThat(kept.types(visitor)).endsWith("attempted");
        assertThat(visitor.reply("and now?").status()).isEqualTo("accepted");
        assertThat(shop.called).isEqualTo(1);
    }
}
