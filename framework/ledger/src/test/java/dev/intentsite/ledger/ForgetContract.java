package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each ledger knows of a person, and how it forgets. */
interface ForgetContract extends LedgerUnderTest {
    String BERT = "https://bert.example";

    private Interaction beginAsBert(String name) {
        return ledger().transact(tx -> tx.append(
                tx.create(new NewInteraction(name, "Table", "For Bert", BERT, Json.of("n", 0), NOON, NOON)),
                List.of(event(1)),
                projection(Status.BLOCKED, 1)));
    }

    @Test
    default void aPersonsInteractionsAreListedNewestFirst() {
        Interaction first = begin("a");
        Interaction later = ledger().transact(tx -> tx.append(
                tx.create(new NewInteraction("b", "", "", ANNA, Json.of("n", 0), NOON.plusSeconds(5), NOON)),
                List.of(event(1)),
                projection(Status.COMPLETED, 1)));
        beginAsBert("c");

        assertThat(ledger().ofActor(ANNA)).containsExactly(later, first);
        assertThat(ledger().ofActor("https://nobody.example")).isEmpty();
    }

    @Test
    default void aForgottenPersonIsNotKnownAndOthersAre() {
        begin("a");
        ledger().transact(tx -> {
            tx.remember(receipt("a", "key"));
            return true;
        });
        Interaction other = beginAsBert("b");

        assertThat(ledger().<Boolean, RuntimeException>transact(tx -> tx.forget(ANNA, NOON)))
                .isTrue();

        assertThat(ledger().find("a")).isEmpty();
        assertThat(ledger().ofActor(ANNA)).isEmpty();
        assertThat(ledger().receipt("a", ANNA, "key")).isEmpty();
        assertThat(ledger().events("a"))
                .allSatisfy(left -> assertThat(left.actor() + left.payload()).isEqualTo("{}"));
        assertThat(ledger().find("b")).contains(other);
        assertThat(append(other, 2).version()).isEqualTo(2);
        assertThat(ledger().<Boolean, RuntimeException>transact(tx -> tx.forget(ANNA, NOON)))
                .as("a second time")
                .isFalse();
    }

    @Test
    default void theForgottenMakeNoPageOfThoseThatTheSiteWorksOnAnyShorter() {
        List<String> names = Stream.of("a", "b", "c", "d")
                .sorted(Comparator.comparing(name -> InteractionIds.of(name).toString()))
                .toList();
        for (String name : names) {
            String whose = names.indexOf(name) < 2 ? ANNA : BERT;
            ledger().transact(tx -> tx.append(
                    tx.create(new NewInteraction(name, "Table", "", whose, Json.of("n", 0), NOON, NOON)),
                    List.of(event(1)),
                    projection(Status.ACTIVE, 1)));
        }
        ledger().<Boolean, RuntimeException>transact(tx -> tx.forget(ANNA, NOON));

        assertThat(ledger().active(Optional.empty(), 2))
                .extracting(Interaction::interactionId)
                .containsExactlyElementsOf(names.subList(2, 4));
    }

    @Test
    default void theNamesOfForgottenInteractionsStayTakenUntilRetentionEnds() {
        Interaction before = begin("a");
        ledger().transact(tx -> tx.forget(ANNA, NOON));

        assertThatThrownBy(() -> begin("a"))
                .isInstanceOf(InteractionForgottenException.class)
                .hasMessage("The name a stays taken: the person of that interaction is forgotten.");
        assertThatThrownBy(() -> append(before, 2)).isInstanceOf(VersionConflictException.class);
        assertThatThrownBy(() -> ledger().transact(tx -> {
                    tx.remember(receipt("a", "key"));
                    return true;
                }))
                .isInstanceOf(VersionConflictException.class);

        ledger().sweep(NOON, NOON.plusSeconds(9999));
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    default void aForgottenPersonMayComeBack() {
        begin("a");
        ledger().transact(tx -> tx.forget(ANNA, NOON));

        Interaction anew = begin("b");

        assertThat(ledger().ofActor(ANNA)).containsExactly(anew);
        assertThat(ledger().find("a")).isEmpty();
        assertThatThrownBy(() -> begin("a"))
                .as("names of before stay taken")
                .isInstanceOf(InteractionForgottenException.class);
    }

    @Test
    default void theTurnThatForgetsGoesToo() {
        begin("a");

        ledger().transact(tx -> {
            tx.append(tx.create(begun("b")), List.of(event(1)), projection(Status.COMPLETED, 1));
            tx.remember(receipt("b", "key"));
            return tx.forget(ANNA, NOON);
        });

        assertThat(ledger().ofActor(ANNA)).isEmpty();
        assertThat(ledger().find("b")).isEmpty();
        assertThatThrownBy(() -> begin("b")).isInstanceOf(VersionConflictException.class);
    }

    @Test
    default void forgettingInATransactionThatFailsForgetsNothing() {
        Interaction before = begin("a");

        assertThatThrownBy(() -> ledger().transact(tx -> {
                    tx.forget(ANNA, NOON);
                    throw new IllegalStateException("after all not");
                }))
                .hasMessage("after all not");

        assertThat(ledger().find("a")).contains(before);
        assertThat(append(before, 2).version()).isEqualTo(2);
    }
}
