package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MemoryLedgerTest extends LedgerContract {
    @Override
    Ledger open() {
        return new MemoryLedger();
    }

    @Test
    void aFullStoreOfNoncesSaysSoUntilItIsSwept() {
        try (Ledger small = new MemoryLedger(2)) {
            Nonce first = new Nonce("kid", "first-0123456789");
            small.transact(tx -> tx.burn(first, NOON));
            small.transact(tx -> tx.burn(new Nonce("kid", "second-0123456789"), NOON.plusSeconds(60)));
            Nonce third = new Nonce("kid", "third-0123456789");

            assertThatThrownBy(() -> small.transact(tx -> {
                        tx.create(begun("a"));
                        return tx.burn(third, NOON);
                    }))
                    .isInstanceOf(NonceStoreFullException.class)
                    .hasMessage(
                            "The nonce store holds its limit of 2 nonces; sweep the expired ones or raise the limit.");
            assertThat(small.find("a")).isEmpty();
            assertThat(small.<Boolean, RuntimeException>transact(tx -> tx.burn(first, NOON)))
                    .as("a replay is known as one though the store is full")
                    .isFalse();

            small.sweep(NOON.plusSeconds(1), NOON);
            assertThat(small.<Boolean, RuntimeException>transact(tx -> tx.burn(third, NOON)))
                    .isTrue();
        }
    }

    @Test
    void aFullStoreOfInteractionsForgetsWhatEndedFirstAndNothingThatIsOpen() {
        try (Ledger small = new MemoryLedger(10, 3)) {
            begin(small, "open", Status.BLOCKED, 3);
            begin(small, "ended later", Status.COMPLETED, 2);
            begin(small, "ended first", Status.COMPLETED, 1);

            begin(small, NOON.plusSeconds(10), "new");

            assertThat(small.find("ended first")).isEmpty();
            assertThat(small.find("ended later")).isPresent();
            assertThat(small.find("open")).isPresent();

            begin(small, NOON.plusSeconds(11), "newer");
            assertThatThrownBy(() -> begin(small, NOON.plusSeconds(12), "newest"))
                    .isInstanceOf(InteractionStoreFullException.class)
                    .hasMessage("The store holds its limit of 3 interactions, all of them open; wait until some end or"
                            + " expire, or raise the limit.");
            assertThat(small.find("open")).isPresent();
            assertThat(small.find("newest")).isEmpty();

            begin(small, NOON.plus(Duration.ofMinutes(31)), "after the others expired");
            assertThat(small.find("after the others expired")).isPresent();
        }
    }

    private static void begin(Ledger ledger, String name, Status status, int n) {
        ledger.transact(tx -> tx.append(tx.create(begun(name)), List.of(event(n)), projection(status, n)));
    }

    private static void begin(Ledger ledger, Instant now, String name) {
        ledger.transact(tx -> tx.append(
                tx.create(new NewInteraction(
                        name, "Table", "A table", ANNA, Json.of("n", 0), now, now.plus(Duration.ofMinutes(30)))),
                List.of(event(1)),
                projection(Status.BLOCKED, 1)));
    }

    @Test
    void worksOfTwoInteractionsRunSideBySide() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);

        together(
                2,
                n -> ledger.transact(tx -> {
                    Interaction made = tx.create(begun("i" + n));
                    both.await(20, TimeUnit.SECONDS);
                    return tx.append(made, List.of(event(1)), projection(Status.BLOCKED, 1));
                }));

        assertThat(ledger.find("i0")).isPresent();
        assertThat(ledger.find("i1")).isPresent();
    }

    @Test
    void aBurnWaitsForTheTransactionThatBurnsTheSameNonceAndSucceedsWhenThatFails() throws Exception {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        CountDownLatch claimed = new CountDownLatch(1);

        var results = together(2, n -> {
            if (n == 0) {
                try {
                    return ledger.transact(tx -> {
                        tx.burn(nonce, NOON);
                        claimed.countDown();
                        throw new IllegalStateException("fails");
                    });
                } catch (IllegalStateException e) {
                    return false;
                }
            }
            claimed.await();
            return ledger.<Boolean, RuntimeException>transact(tx -> tx.burn(nonce, NOON));
        });

        assertThat(results).containsExactly(false, true);
    }

    @Test
    void thereIsNoConnection() {
        assertThat(ledger.isSql()).isFalse();
        assertThat(ledger.isDurable()).isFalse();
        assertThatThrownBy(() -> ledger.transact(LedgerTransaction::connection))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("A ledger in memory has no SQL connection; open the site's ledger with SqlLedger.");
    }
}
