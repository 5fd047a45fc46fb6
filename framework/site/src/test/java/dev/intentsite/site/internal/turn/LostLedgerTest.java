package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerOutcomeUnknownException;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client hears when the ledger cannot keep a turn, or cannot say whether it did. */
class LostLedgerTest {
    private final MovableClock clock = new MovableClock();
    private final Lending lending = new Lending();
    private final Ledger ledger = SqlLedger.inMemory();
    private Optional<RuntimeException> before = Optional.empty();
    private Optional<RuntimeException> after = Optional.empty();
    private final IntentSite site = IntentSite.builder(lending)
            .origin("https://library.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .ledger(losing())
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    private Ledger losing() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, arguments) -> {
                    boolean writes = method.getName().equals("transact");
                    if (writes && before.isPresent()) {
                        throw before.get();
                    }
                    try {
                        Object result = method.invoke(ledger, arguments);
                        if (writes && after.isPresent()) {
                            throw after.get();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @AfterEach
    void close() {
        site.close();
        ledger.close();
    }

    @Test
    void aLedgerThatCannotKeepAnythingIsToBeAskedLater() {
        before = Optional.of(new LedgerUnavailableException("the disk is full", null));
        Visitor.Heard heard = visitor.ask("Borrow 3 books");

        assertThat(heard.http()).isEqualTo(503);
        assertThat(heard.status()).isEqualTo("backend_unavailable");
        assertThat(heard.retryAfter()).isPresent();
        assertThat(heard.message()).doesNotContain("disk");

        before = Optional.empty();
        assertThat(visitor.ask("Borrow 3 books").status()).isEqualTo("confirmed");
    }

    @Test
    void aLedgerThatDoesNotKnowWhetherItKeptATurnDoesNotSayThatNothingWasDone() {
        after = Optional.of(new LedgerOutcomeUnknownException(null));
        Visitor.Heard heard = visitor.ask("Borrow 3 books");

        assertThat(heard.http()).isEqualTo(504);
        assertThat(heard.status()).isEqualTo("backend_timeout");
        assertThat(heard.message()).contains("idempotency_key");
    }

    @Test
    void whatWasDoneBeforeTheLedgerWasLostIsNotSaidToBeUndone() {
        lending.doing = turn -> {
            before = Optional.of(new LedgerUnavailableException("the disk is full", null));
            return Outcome.confirmed("L-7", "Lent");
        };
        Visitor.Heard heard = visitor.ask("Borrow 3 books");

        assertThat(heard.http()).isEqualTo(504);
        assertThat(heard.status()).isEqualTo("backend_timeout");
        assertThat(heard.message()).contains("may have acted");

        before = Optional.empty();
        assertThat(visitor.reply("and now?").message()).startsWith("I do not know yet whether it was done.");
        assertThat(lending.called).hasSize(1);
    }
}
