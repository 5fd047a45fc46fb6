package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What each ledger must do. */
@Timeout(60)
abstract class LedgerContract {
    static final Instant NOON = Instant.parse("2026-03-08T12:00:00.123456Z");
    static final String ANNA = "https://anna.example";

    Ledger ledger;

    /** A new, empty ledger. */
    abstract Ledger open() throws Exception;

    @BeforeEach
    void openLedger() throws Exception {
        ledger = open();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    static NewInteraction begun(String name) {
        return new NewInteraction(
                name, "Table", "A table for two", ANNA, Json.of("n", 0), NOON, NOON.plus(Duration.ofMinutes(30)));
    }

    static NewEvent event(int n) {
        return new NewEvent("counted", ANNA, Json.of("n", n), NOON.plusSeconds(n));
    }

    static LedgerTransaction.Projection projection(Status status, int n) {
        return new LedgerTransaction.Projection(
                status,
                "Table " + n,
                Json.of("n", n),
                0.5,
                NOON.plus(Duration.ofMinutes(30)).plusSeconds(n));
    }

    Interaction begin(String name) {
        return ledger.transact(
                tx -> tx.append(tx.create(begun(name)), List.of(event(1)), projection(Status.BLOCKED, 1)));
    }

    Interaction append(Interaction before, int n) {
        return ledger.transact(tx -> tx.append(before, List.of(event(n)), projection(Status.BLOCKED, n)));
    }

    @Test
    void anUnknownInteractionIsNotFound() {
        assertThat(ledger.find("none")).isEmpty();
        assertThat(ledger.events("none")).isEmpty();
        assertThat(ledger.receipt("none", ANNA, "key")).isEmpty();
    }

    @Test
    void aNewInteractionIsAtVersionZeroWithoutEvents() {
        Interaction made = ledger.transact(tx -> tx.create(begun("a")));

        assertThat(made.version()).isZero();
        assertThat(made.head()).isEqualTo(Interaction.NO_HEAD);
        assertThat(made.constraints()).isEmpty();
        assertThat(made.createdAt()).isEqualTo(NOON);
        assertThat(made.updatedAt()).isEqualTo(NOON);
        assertThat(made.status()).isEqualTo(Status.ACTIVE);
        assertThat(ledger.find("a")).contains(made);
        assertThat(ledger.events("a")).isEmpty();
    }

    @Test
    void appendedEventsAreFoundInOrderAndTheInteractionIsAsProjected() {
        Interaction first = begin("a");
        Interaction last = ledger.transact(
                tx -> tx.append(first, List.of(event(2), event(3), event(4)), projection(Status.COMPLETED, 4)));

        assertThat(ledger.find("a")).contains(last);
        assertThat(last.id()).isEqualTo(first.id());
        assertThat(last.version()).isEqualTo(4);
        assertThat(last.title()).isEqualTo("Table 4");
        assertThat(last.description()).isEqualTo("A table for two");
        assertThat(last.createdBy()).isEqualTo(ANNA);
        assertThat(last.status()).isEqualTo(Status.COMPLETED);
        assertThat(last.state()).isEqualTo(Json.of("n", 4));
        assertThat(last.confidence()).isEqualTo(0.5);
        assertThat(last.createdAt()).isEqualTo(NOON);
        assertThat(last.updatedAt()).isEqualTo(NOON.plusSeconds(4));
        assertThat(last.expiresAt()).isEqualTo(NOON.plus(Duration.ofMinutes(30)).plusSeconds(4));
        List<Event> events = ledger.events("a");
        assertThat(events).extracting(Event::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events).extracting(event -> event.payload().get("n").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(events).extracting(Event::createdAt).contains(NOON.plusSeconds(3));
        assertThat(events).extracting(Event::type).containsOnly("counted");
        assertThat(events).extracting(Event::actor).containsOnly(ANNA);
    }

    @Test
    void eachEventHoldsTheHashOfTheOneBeforeAndTheHeadIsTheLast() {
        Interaction last = append(append(begin("a"), 2), 3);

        List<Event> events = ledger.events("a");
        assertThat(events.get(0).previous()).isEqualTo(Interaction.NO_HEAD);
        assertThat(events.get(1).previous()).isEqualTo(events.get(0).hash());
        assertThat(events.get(2).previous()).isEqualTo(events.get(1).hash());
        assertThat(last.head()).isEqualTo(events.get(2).hash()).matches("[0-9a-f]{64}");
        assertThat(LedgerVerifier.verify(last, events)).isEmpty();
    }

    @Test
    void changingWhatWasGivenDoesNotChangeWhatIsKept() {
        ObjectNode payload = Json.of("n", 1);
        ObjectNode state = Json.of("n", 1);
        ledger.transact(tx -> tx.append(
                tx.create(begun("a")),
                List.of(new NewEvent("counted", ANNA, payload, NOON)),
                new LedgerTransaction.Projection(Status.BLOCKED, "Table", state, 1, NOON)));
        payload.put("n", 99);
        state.put("n", 99);

        assertThat(ledger.find("a").orElseThrow().state()).isEqualTo(Json.of("n", 1));
        assertThat(ledger.events("a").get(0).payload()).isEqualTo(Json.of("n", 1));
    }

    @Test
    void appendingNothingIsRefused() {
        Interaction before = begin("a");

        assertThatThrownBy(() -> ledger.transact(tx -> tx.append(before, List.of(), projection(Status.BLOCKED, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("append needs at least one event.");
    }

    @Test
    void aSecondInteractionOfTheSameNameIsAConflict() {
        Interaction first = begin("a");

        assertThatThrownBy(() -> ledger.transact(tx -> tx.create(begun("a"))))
                .isInstanceOf(VersionConflictException.class);
        assertThat(ledger.find("a")).contains(first);
    }

    @Test
    void appendingToAnOldVersionIsAConflictAndKeepsNothing() {
        Interaction old = begin("a");
        Interaction newest = append(old, 2);

        assertThatThrownBy(() -> append(old, 3)).isInstanceOf(VersionConflictException.class);
        assertThat(ledger.find("a")).contains(newest);
        assertThat(ledger.events("a")).hasSize(2);
    }

    @Test
    void ofManyThreadsThatAppendToOneVersionOneWins() throws Exception {
        Interaction before = begin("a");

        List<Boolean> won = together(16, n -> {
            try {
                append(before, n + 2);
                return true;
            } catch (VersionConflictException e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(ledger.events("a")).hasSize(2);
        assertThat(LedgerVerifier.verify(ledger.find("a").orElseThrow(), ledger.events("a")))
                .isEmpty();
    }

    @Test
    void ofManyThreadsThatBurnOneNonceOneSucceeds() throws Exception {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");

        List<Boolean> burnt = together(32, n -> ledger.transact(tx -> tx.burn(nonce, NOON)));

        assertThat(burnt).containsOnlyOnce(true);
        assertThat(ledger.isBurnt(nonce)).isTrue();
    }

    @Test
    void aNonceWhoseTransactionFailedCanBeBurnt() {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        assertThatThrownBy(() -> ledger.transact(tx -> {
                    assertThat(tx.burn(nonce, NOON)).isTrue();
                    throw new IOException("no");
                }))
                .isInstanceOf(IOException.class);

        assertThat(ledger.isBurnt(nonce)).isFalse();
        assertThat(ledger.<Boolean, RuntimeException>transact(tx -> tx.burn(nonce, NOON)))
                .isTrue();
    }

    @Test
    void aNonceIsBurntOnceWithinATransactionToo() {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");

        List<Boolean> burnt = ledger.transact(tx -> List.of(tx.burn(nonce, NOON), tx.burn(nonce, NOON)));

        assertThat(burnt).containsExactly(true, false);
    }

    @Test
    void theSameNonceOfAnotherKeyIsAnother() {
        ledger.transact(tx -> tx.burn(new Nonce("kid", "0123456789abcdef"), NOON));

        assertThat(ledger.isBurnt(new Nonce("other", "0123456789abcdef"))).isFalse();
    }

    @Test
    void whatIsThrownComesOutUnchangedAndNothingIsKept() {
        Interaction kept = begin("kept");
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        for (Throwable thrown :
                List.of(new IOException("a"), new IllegalStateException("b"), new StackOverflowError())) {
            assertThatThrownBy(() -> ledger.<Void, Exception>transact(tx -> {
                        tx.burn(nonce, NOON);
                        Interaction made = tx.create(begun("new"));
                        tx.append(made, List.of(event(1)), projection(Status.BLOCKED, 1));
                        tx.append(kept, List.of(event(2)), projection(Status.BLOCKED, 2));
                        tx.remember(receipt("kept", "key"));
                        return sneak(thrown);
                    }))
                    .isSameAs(thrown);

            assertThat(ledger.find("new")).isEmpty();
            assertThat(ledger.events("new")).isEmpty();
            assertThat(ledger.find("kept")).contains(kept);
            assertThat(ledger.events("kept")).hasSize(1);
            assertThat(ledger.isBurnt(nonce)).isFalse();
            assertThat(ledger.receipt("kept", ANNA, "key")).isEmpty();
        }
        assertThat(append(kept, 2).version()).isEqualTo(2);
        assertThat(begin("new").version()).isEqualTo(1);
    }

    @Test
    void whatIsNotCommittedIsNotSeenByOthers() {
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        Interaction before = begin("a");

        ledger.transact(tx -> {
            tx.burn(nonce, NOON);
            tx.append(before, List.of(event(2)), projection(Status.BLOCKED, 2));
            tx.create(begun("b"));
            assertThat(ledger.find("a")).contains(before);
            assertThat(ledger.find("b")).isEmpty();
            assertThat(ledger.isBurnt(nonce)).isFalse();
            return true;
        });

        assertThat(ledger.find("b")).isPresent();
    }

    @Test
    void aTransactionInsideATransactionIsAProgrammingError() {
        assertThatThrownBy(() -> ledger.transact(outer -> ledger.transact(inner -> inner.create(begun("a")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Ledger.transact was called inside a transaction of the same ledger on this thread;"
                        + " use the LedgerTransaction that the work was given.");
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    void aTransactionCannotBeUsedAfterItsWork() {
        LedgerTransaction kept = ledger.transact(tx -> tx);

        assertThatThrownBy(() -> kept.create(begun("a")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This transaction is over; it is not to be kept beyond its work.");
    }

    @Test
    void aReceiptIsFoundByInteractionActorAndKey() {
        begin("a");
        begin("b");
        Receipt receipt = receipt("a", "key");
        ledger.transact(tx -> {
            tx.remember(receipt);
            return true;
        });

        assertThat(ledger.receipt("a", ANNA, "key")).contains(receipt);
        assertThat(ledger.receipt("a", ANNA, "other")).isEmpty();
        assertThat(ledger.receipt("a", "https://other.example", "key")).isEmpty();
        assertThat(ledger.receipt("b", ANNA, "key")).isEmpty();
    }

    @Test
    void theFirstReceiptOfAKeyStays() {
        begin("a");
        Receipt first = receipt("a", "key");
        ledger.transact(tx -> {
            tx.remember(first);
            return true;
        });

        assertThatThrownBy(() -> ledger.transact(tx -> {
                    tx.remember(new Receipt("a", ANNA, "key", "other", 2, Json.of("message", "other")));
                    return true;
                }))
                .isInstanceOf(VersionConflictException.class);
        assertThat(ledger.receipt("a", ANNA, "key")).contains(first);
    }

    @Test
    void theSweepForgetsNoncesPastTheirTime() {
        Nonce early = new Nonce("kid", "early-0123456789");
        Nonce late = new Nonce("kid", "late-01234567890");
        ledger.transact(tx -> tx.burn(early, NOON) && tx.burn(late, NOON.plusSeconds(60)));

        assertThat(ledger.sweep(NOON.plusSeconds(30), Instant.EPOCH)).isEqualTo(1);

        assertThat(ledger.isBurnt(early)).isFalse();
        assertThat(ledger.isBurnt(late)).isTrue();
    }

    @Test
    void theSweepForgetsEndedAndExpiredInteractionsWhole() {
        for (Status status : Status.values()) {
            String name = status.wire();
            ledger.transact(tx -> {
                tx.append(tx.create(begun(name)), List.of(event(1)), projection(status, 1));
                tx.remember(receipt(name, "key"));
                return true;
            });
        }

        assertThat(ledger.sweep(NOON, NOON.plusSeconds(1))).isZero();
        assertThat(ledger.sweep(NOON, NOON.plusSeconds(2))).isEqualTo(2);
        assertThat(ledger.find("completed")).isEmpty();
        assertThat(ledger.find("abandoned")).isEmpty();
        assertThat(ledger.find("blocked")).isPresent();
        assertThat(ledger.sweep(NOON, NOON.plus(Duration.ofDays(1)))).isEqualTo(1);
        assertThat(ledger.find("blocked")).isEmpty();
        assertThat(ledger.find("active")).isPresent();
        for (String name : List.of("completed", "abandoned", "blocked")) {
            assertThat(ledger.events(name)).isEmpty();
            assertThat(ledger.receipt(name, ANNA, "key")).isEmpty();
            assertThat(begin(name).version()).isEqualTo(1);
        }
        assertThat(ledger.events("active")).hasSize(1);
    }

    @Test
    void theSweepForgetsMoreThanOneBatch() {
        for (int i = 0; i < 30; i++) {
            String round = "nonce-" + i + "-";
            ledger.transact(tx -> {
                for (int n = 0; n < 50; n++) {
                    tx.burn(new Nonce("kid", round + n), NOON);
                }
                return true;
            });
        }

        assertThat(ledger.sweep(NOON.plusSeconds(1), Instant.EPOCH)).isEqualTo(1500);
    }

    @Test
    void interactionsOfManyThreadsDoNotDisturbEachOther() throws Exception {
        together(8, n -> {
            Interaction interaction = begin("i" + n);
            for (int i = 2; i <= 10; i++) {
                Nonce nonce = new Nonce("kid" + n, "nonce-0123456789-" + i);
                Interaction before = interaction;
                int number = i;
                interaction = ledger.transact(tx -> {
                    assertThat(tx.burn(nonce, NOON)).isTrue();
                    return tx.append(before, List.of(event(number)), projection(Status.BLOCKED, number));
                });
            }
            return true;
        });

        for (int n = 0; n < 8; n++) {
            Interaction interaction = ledger.find("i" + n).orElseThrow();
            assertThat(interaction.version()).isEqualTo(10);
            assertThat(LedgerVerifier.verify(interaction, ledger.events("i" + n)))
                    .isEmpty();
        }
    }

    static Receipt receipt(String interactionId, String key) {
        return new Receipt(interactionId, ANNA, key, "0".repeat(64), 1, Json.of("message", "Done"));
    }

    /** Runs {@code count} tasks that begin at the same moment. */
    static <T> List<T> together(int count, Task<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int n = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.run(n);
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(50, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T, X extends Throwable> T sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    interface Task<T> {
        T run(int n) throws Exception;
    }
}
