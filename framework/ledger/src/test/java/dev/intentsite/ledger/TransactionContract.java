package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static dev.intentsite.ledger.LedgerFixtures.sneak;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How each ledger keeps the changes of a work together. */
interface TransactionContract extends LedgerUnderTest {
    @Test
    default void whatIsThrownComesOutUnchangedAndNothingIsKept() {
        Interaction kept = begin("kept");
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        for (Throwable thrown :
                List.of(new IOException("a"), new IllegalStateException("b"), new StackOverflowError())) {
            assertThatThrownBy(() -> ledger().<Void, Exception>transact(tx -> {
                        tx.burn(nonce, NOON);
                        Interaction made = tx.create(begun("new"));
                        tx.append(made, List.of(event(1)), projection(Status.BLOCKED, 1));
                        tx.append(kept, List.of(event(2)), projection(Status.BLOCKED, 2));
                        tx.remember(receipt("kept", "key"));
                        return sneak(thrown);
                    }))
                    .isSameAs(thrown);

            assertThat(ledger().find("new")).isEmpty();
            assertThat(ledger().events("new")).isEmpty();
            assertThat(ledger().find("kept")).contains(kept);
            assertThat(ledger().events("kept")).hasSize(1);
            assertThat(ledger().isBurnt(nonce)).isFalse();
            assertThat(ledger().receipt("kept", ANNA, "key")).isEmpty();
        }
        assertThat(append(kept, 2).version()).isEqualTo(2);
        assertThat(begin("new").version()).isEqualTo(1);
    }

    @Test
    default void whatIsNotCommittedIsNotSeenByOthers() {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        Interaction before = begin("a");

        ledger().transact(tx -> {
            tx.burn(nonce, NOON);
            tx.append(before, List.of(event(2)), projection(Status.BLOCKED, 2));
            tx.create(begun("b"));
            assertThat(ledger().find("a")).contains(before);
            assertThat(ledger().find("b")).isEmpty();
            assertThat(ledger().isBurnt(nonce)).isFalse();
            return true;
        });

        assertThat(ledger().find("b")).isPresent();
    }

    @Test
    default void aTransactionInsideATransactionIsAProgrammingError() {
        assertThatThrownBy(() -> ledger().transact(outer -> ledger().transact(inner -> inner.create(begun("a")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Ledger.transact was called inside a transaction of the same ledger on this thread;"
                        + " use the LedgerTransaction that the work was given.");
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    default void aTransactionCannotBeUsedAfterItsWork() {
        LedgerTransaction kept = ledger().transact(tx -> tx);

        assertThatThrownBy(() -> kept.create(begun("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This transaction is over; it is not to be kept beyond its work.");
    }
}
