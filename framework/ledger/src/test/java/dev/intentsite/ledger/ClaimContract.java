package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How each ledger gives out work that somebody did not finish. */
interface ClaimContract extends LedgerUnderTest {
    UnaryOperator<Duration> HOUR = age -> Duration.ofHours(1);

    private static LedgerTransaction.Projection asked(Optional<Instant> at) {
        LedgerTransaction.Projection plain = projection(Status.ACTIVE, 1);
        return new LedgerTransaction.Projection(
                plain.status(), plain.title(), plain.state(), 1, plain.expiresAt(), Optional.empty(), at);
    }

    private Interaction working(String name, Instant askAt) {
        return ledger().transact(tx -> tx.append(tx.create(begun(name)), List.of(event(1)), asked(Optional.of(askAt))));
    }

    @Test
    default void whatIsDueIsGivenOutOnceUntilItsPauseIsOver() {
        working("late", NOON.plusSeconds(20));
        working("early", NOON.plusSeconds(10));
        begin("never");

        assertThat(ledger().claim(NOON.plusSeconds(10), 9, HOUR)).isEmpty();
        Instant later = NOON.plusSeconds(61);
        List<Duration> ages = new ArrayList<>();
        assertThat(ledger().claim(later, 1, age -> {
                    ages.add(age);
                    return Duration.ofHours(1);
                }))
                .containsExactly("early");
        assertThat(ages).containsExactly(Duration.ofMinutes(1));
        assertThat(ledger().claim(later, 9, HOUR)).containsExactly("late");
        assertThat(ledger().claim(later.plusSeconds(3600), 9, HOUR)).isEmpty();
        assertThat(ledger().claim(later.plusSeconds(3601), 9, HOUR)).containsExactlyInAnyOrder("early", "late");
    }

    @Test
    default void whoeverWorksOnItPutsItOffAndWhoeverEndsItTakesItOut() {
        working("runs", NOON);
        Interaction ends = working("ends", NOON);
        ledger().postpone("runs", NOON.plusSeconds(60));
        ledger().postpone("runs", NOON.plusSeconds(30));
        ledger().postpone("unknown", NOON.plusSeconds(60));
        ledger().transact(tx -> tx.append(ends, List.of(event(2)), asked(Optional.empty())));
        ledger().postpone("ends", NOON.plusSeconds(60));

        assertThat(ledger().claim(NOON.plusSeconds(60), 9, HOUR)).isEmpty();
        assertThat(ledger().claim(NOON.plusSeconds(61), 9, HOUR)).containsExactly("runs");
    }

    @Test
    default void ofAForgottenPersonNothingIsGivenOut() {
        working("a", NOON);
        ledger().transact(tx -> tx.forget(ANNA, NOON));

        assertThat(ledger().claim(NOON.plusSeconds(9), 9, HOUR)).isEmpty();
    }

    @Test
    default void twoWhoClaimAtOnceShare() throws Exception {
        for (int i = 0; i < 20; i++) {
            working("w" + i, NOON);
        }

        List<List<String>> shares = LedgerFixtures.together(4, n -> ledger().claim(NOON.plusSeconds(1), 20, HOUR));

        assertThat(shares.stream().flatMap(List::stream)).hasSize(20).doesNotHaveDuplicates();
    }
}
