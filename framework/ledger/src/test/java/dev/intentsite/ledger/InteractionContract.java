package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.NOON;
import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static dev.intentsite.ledger.LedgerFixtures.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each ledger does with interactions and their events. */
interface InteractionContract extends LedgerUnderTest {
    @Test
    default void anUnknownInteractionIsNotFound() {
        assertThat(ledger().find("none")).isEmpty();
        assertThat(ledger().events("none")).isEmpty();
        assertThat(ledger().receipt("none", ANNA, "key")).isEmpty();
    }

    @Test
    default void aNewInteractionIsAtVersionZeroWithoutEvents() {
        Interaction made = ledger().transact(tx -> tx.create(begun("a")));

        assertThat(made.version()).isZero();
        assertThat(made.head()).isEqualTo(Interaction.NO_HEAD);
        assertThat(made.constraints()).isEmpty();
        assertThat(made.createdAt()).isEqualTo(NOON);
        assertThat(made.updatedAt()).isEqualTo(NOON);
        assertThat(made.status()).isEqualTo(Status.ACTIVE);
        assertThat(ledger().find("a")).contains(made);
        assertThat(ledger().events("a")).isEmpty();
    }

    @Test
    default void thoseThatTheSiteWorksOnAreFoundPageByPage() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            begin(name);
        }
        for (String name : List.of("a", "c", "e")) {
            Interaction waits = ledger().find(name).orElseThrow();
            ledger().transact(tx -> tx.append(waits, List.of(event(2)), projection(Status.ACTIVE, 2)));
        }
        List<Interaction> first = ledger().active(Optional.empty(), 2);
        List<Interaction> last =
                ledger().active(first.stream().map(Interaction::id).reduce((one, other) -> other), 2);

        assertThat(first).hasSize(2);
        assertThat(last).hasSize(1);
        assertThat(Stream.concat(first.stream(), last.stream()))
                .extracting(Interaction::interactionId)
                .containsExactlyInAnyOrder("a", "c", "e");
        assertThat(first.get(0))
                .isEqualTo(ledger().find(first.get(0).interactionId()).orElseThrow());
    }

    @Test
    default void appendedEventsAreFoundInOrderAndTheInteractionIsAsProjected() {
        Interaction first = begin("a");
        Interaction last = ledger().transact(
                        tx -> tx.append(first, List.of(event(2), event(3), event(4)), projection(Status.COMPLETED, 4)));

        assertThat(ledger().find("a")).contains(last);
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
        List<Event> events = ledger().events("a");
        assertThat(events).extracting(Event::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events).extracting(event -> event.payload().get("n").asInt()).containsExactly(1, 2, 3, 4);
        assertThat(events).extracting(Event::createdAt).contains(NOON.plusSeconds(3));
        assertThat(events).extracting(Event::type).containsOnly("counted");
        assertThat(events).extracting(Event::actor).containsOnly(ANNA);
    }

    @Test
    default void eachEventHoldsTheHashOfTheOneBeforeAndTheHeadIsTheLast() {
        Interaction last = append(append(begin("a"), 2), 3);

        List<Event> events = ledger().events("a");
        assertThat(events.get(0).previous()).isEqualTo(Interaction.NO_HEAD);
        assertThat(events.get(1).previous()).isEqualTo(events.get(0).hash());
        assertThat(events.get(2).previous()).isEqualTo(events.get(1).hash());
        assertThat(last.head()).isEqualTo(events.get(2).hash()).matches("[0-9a-f]{64}");
        assertThat(LedgerVerifier.verify(last, events)).isEmpty();
    }

    @Test
    default void changingWhatWasGivenDoesNotChangeWhatIsKept() {
        ObjectNode payload = Json.of("n", 1);
        ObjectNode state = Json.of("n", 1);
        ledger().transact(tx -> tx.append(
                tx.create(begun("a")),
                List.of(new NewEvent("counted", ANNA, payload, NOON)),
                new LedgerTransaction.Projection(Status.BLOCKED, "Table", state, 1, NOON)));
        payload.put("n", 99);
        state.put("n", 99);

        assertThat(ledger().find("a").orElseThrow().state()).isEqualTo(Json.of("n", 1));
        assertThat(ledger().events("a").get(0).payload()).isEqualTo(Json.of("n", 1));
    }

    @Test
    default void appendingNothingIsRefused() {
        Interaction before = begin("a");

        assertThatThrownBy(() -> ledger().transact(tx -> tx.append(before, List.of(), projection(Status.BLOCKED, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("append needs at least one event.");
    }

    @Test
    default void aSecondInteractionOfTheSameNameIsAConflict() {
        Interaction first = begin("a");

        assertThatThrownBy(() -> ledger().transact(tx -> tx.create(begun("a"))))
                .isExactlyInstanceOf(VersionConflictException.class);
        assertThat(ledger().find("a")).contains(first);
    }

    @Test
    default void appendingToAnOldVersionIsAConflictAndKeepsNothing() {
        Interaction old = begin("a");
        Interaction newest = append(old, 2);

        assertThatThrownBy(() -> append(old, 3)).isInstanceOf(VersionConflictException.class);
        assertThat(ledger().find("a")).contains(newest);
        assertThat(ledger().events("a")).hasSize(2);
    }

    @Test
    default void ofManyThreadsThatAppendToOneVersionOneWins() throws Exception {
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
        assertThat(ledger().events("a")).hasSize(2);
        assertThat(LedgerVerifier.verify(ledger().find("a").orElseThrow(), ledger().events("a")))
                .isEmpty();
    }

    @Test
    default void interactionsOfManyThreadsDoNotDisturbEachOther() throws Exception {
        begin("the person's first");
        together(8, n -> {
            Interaction interaction = begin("i" + n);
            for (int i = 2; i <= 10; i++) {
                Nonce nonce = new Nonce("kid" + n, "nonce-0123456789-" + i);
                Interaction before = interaction;
                int number = i;
                interaction = ledger().transact(tx -> {
                    assertThat(tx.burn(nonce, NOON)).isTrue();
                    return tx.append(before, List.of(event(number)), projection(Status.BLOCKED, number));
                });
            }
            return true;
        });

        for (int n = 0; n < 8; n++) {
            Interaction interaction = ledger().find("i" + n).orElseThrow();
            assertThat(interaction.version()).isEqualTo(10);
            assertThat(LedgerVerifier.verify(interaction, ledger().events("i" + n)))
                    .isEmpty();
        }
    }

    @Test
    default void whateverPeopleWroteIsKept() {
        String words = "tab\t nul\0 escape\u001B escape0\u001B0 \u2028 é ü 🍝 ' \" \\ " + "🍝".repeat(2000);
        NewInteraction begun = new NewInteraction("a", words, words, words, Json.of("text", words), NOON, NOON);

        Interaction made = ledger().transact(tx -> tx.append(
                tx.create(begun),
                List.of(new NewEvent("said", words, Json.of("text", words), NOON)),
                new LedgerTransaction.Projection(Status.BLOCKED, words, Json.of("text", words), 1, NOON)));

        assertThat(made.title()).isEqualTo(words);
        assertThat(ledger().find("a")).contains(made);
        assertThat(ledger().events("a").get(0).actor()).isEqualTo(words);
        assertThat(LedgerVerifier.verify(made, ledger().events("a"))).isEmpty();
    }
}
