package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each ledger forgets, and when. */
interface SweepContract extends LedgerUnderTest {
    @Test
    default void theSweepForgetsNoncesPastTheirTime() {
        Nonce early = new Nonce("kid", "early-0123456789");
        Nonce late = new Nonce("kid", "late-01234567890");
        ledger().transact(tx -> tx.burn(early, NOON) && tx.burn(late, NOON.plusSeconds(60)));

        assertThat(ledger().sweep(NOON.plusSeconds(30), Instant.EPOCH)).isEqualTo(1);

        assertThat(ledger().isBurnt(early)).isFalse();
        assertThat(ledger().isBurnt(late)).isTrue();
    }

    @Test
    default void theSweepForgetsEndedAndExpiredInteractionsWhole() {
        for (Status status : Status.values()) {
            String name = status.wire();
            ledger().transact(tx -> {
                tx.append(tx.create(begun(name)), List.of(event(1)), projection(status, 1));
                tx.remember(receipt(name, "key"));
                return true;
            });
        }

        assertThat(ledger().sweep(NOON, NOON.plusSeconds(1))).isZero();
        assertThat(ledger().sweep(NOON, NOON.plusSeconds(2))).isEqualTo(2);
        assertThat(ledger().find("completed")).isEmpty();
        assertThat(ledger().find("abandoned")).isEmpty();
        assertThat(ledger().find("blocked")).isPresent();
        assertThat(ledger().sweep(NOON, NOON.plus(Duration.ofDays(1)))).isEqualTo(1);
        assertThat(ledger().find("blocked")).isEmpty();
        assertThat(ledger().find("active")).isPresent();
        for (String name : List.of("completed", "abandoned", "blocked")) {
            assertThat(ledger().events(name)).isEmpty();
            assertThat(ledger().receipt(name, ANNA, "key")).isEmpty();
            assertThat(begin(name).version()).isEqualTo(1);
        }
        assertThat(ledger().events("active")).hasSize(1);
    }

    private Interaction kept(String name, Status status, Duration keep) {
        LedgerTransaction.Projection plain = projection(status, 1);
        return ledger().transact(tx -> {
            Interaction made = tx.append(
                    tx.create(begun(name)),
                    List.of(event(1)),
                    new LedgerTransaction.Projection(
                            status,
                            plain.title(),
                            plain.state(),
                            1,
                            plain.expiresAt(),
                            Optional.of(keep),
                            Optional.empty()));
            tx.remember(receipt(name, "key"));
            return made;
        });
    }

    @Test
    default void whatIsKeptForATimeOfItsOwnGoesWhenThatIsOverAndNotBefore() {
        Duration day = Duration.ofDays(1);
        kept("ten days", Status.COMPLETED, day.multipliedBy(10));
        kept("two days", Status.ABANDONED, day.multipliedBy(2));
        kept("waits", Status.BLOCKED, day.multipliedBy(2));
        kept("works", Status.ACTIVE, day);
        begin("as told");
        Interaction lasting = ledger().find("ten days").orElseThrow();

        Instant later = NOON.plus(day.multipliedBy(2));
        assertThat(ledger().sweep(later, NOON.minus(day))).isZero();
        assertThat(ledger().sweep(later.plusSeconds(2), NOON.minus(day))).isEqualTo(1);
        assertThat(ledger().find("two days")).isEmpty();
        assertThat(ledger().receipt("two days", ANNA, "key")).isEmpty();
        assertThat(ledger().sweep(later.plus(Duration.ofHours(1)), NOON.minus(day)))
                .isEqualTo(1);
        assertThat(ledger().find("waits")).isEmpty();
        assertThat(ledger().sweep(later.plus(day), later))
                .as("what the site says")
                .isEqualTo(1);
        assertThat(ledger().find("as told")).isEmpty();

        assertThat(ledger().find("ten days")).contains(lasting);
        assertThat(LedgerVerifier.verify(lasting, ledger().events("ten days")))
                .as("a chain is one interaction's own")
                .isEmpty();
        assertThat(ledger().receipt("ten days", ANNA, "key")).isPresent();
        assertThat(ledger().sweep(NOON.plus(day.multipliedBy(11)), later)).isEqualTo(1);
        assertThat(ledger().find("works")).isPresent();
        assertThat(kept("two days", Status.COMPLETED, day).version()).isEqualTo(1);
    }

    @Test
    default void ofAForgottenPersonNothingIsKeptForLong() {
        kept("a", Status.COMPLETED, Duration.ofDays(1000));
        ledger().transact(tx -> tx.forget(ANNA, NOON.plusSeconds(5)));

        assertThat(ledger().sweep(NOON.plusSeconds(60), NOON.plusSeconds(5))).isZero();
        assertThat(ledger().sweep(NOON.plusSeconds(60), NOON.plusSeconds(6))).isEqualTo(1);
        assertThat(ledger().events("a")).isEmpty();
    }

    @Test
    default void theSweepForgetsMoreThanOneBatch() {
        for (int i = 0; i < 30; i++) {
            String round = "nonce-" + i + "-";
            ledger().transact(tx -> {
                for (int n = 0; n < 50; n++) {
                    tx.burn(new Nonce("kid", round + n), NOON);
                }
                return true;
            });
        }

        assertThat(ledger().sweep(NOON.plusSeconds(1), Instant.EPOCH)).isEqualTo(1500);
    }
}
