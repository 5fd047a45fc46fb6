package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.LedgerVerifier.BrokenLink;
import dev.intentsite.protocol.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerVerifierTest {
    private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");

    private final Ledger ledger = new MemoryLedger();
    private final Interaction interaction = ledger.transact(tx -> tx.append(
            tx.create(new NewInteraction("a", "", "", "anna", Json.of("n", 0), NOON, NOON)),
            List.of(event(1), event(2), event(3), event(4)),
            new LedgerTransaction.Projection(Status.COMPLETED, "", Json.of("n", 4), 1, NOON)));
    private final List<Event> events = new ArrayList<>(ledger.events("a"));

    private static NewEvent event(int n) {
        return new NewEvent("counted", "anna", Json.of("n", n), NOON.plusSeconds(n));
    }

    @Test
    void aWholeChainHolds() {
        assertThat(LedgerVerifier.verify(interaction, events)).isEmpty();
        assertThat(LedgerVerifier.verify(interaction, events, interaction.head()))
                .isEmpty();
        assertThat(LedgerVerifier.verify(interaction, events, events.get(1).hash()))
                .isEmpty();
        assertThat(LedgerVerifier.verify(interaction, events, Interaction.NO_HEAD))
                .isEmpty();
    }

    @Test
    void theHashIsThatOfTheCanonicalJsonOfAllMembers() {
        ObjectNode hashed = JsonNodeFactory.instance
                .objectNode()
                .put("interaction", interaction.id().toString())
                .put("number", 1)
                .put("type", "counted")
                .put("actor", "anna")
                .put("created_at", "2026-03-08T12:00:01.000000Z")
                .put("previous", "0".repeat(64));
        hashed.putObject("payload").put("n", 1);

        assertThat(events.get(0).hash()).isEqualTo(CanonicalJson.sha256(hashed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aChangeOfAnyMemberOfAnyEventIsFound(int index) {
        Event event = events.get(index);
        Instant at = event.createdAt();
        for (Event changed : List.of(
                new Event(index + 1L, "x", "anna", event.payload(), at, event.previous(), event.hash()),
                new Event(index + 1L, "counted", "x", event.payload(), at, event.previous(), event.hash()),
                new Event(index + 1L, "counted", "anna", Json.of("n", 9), at, event.previous(), event.hash()),
                new Event(
                        index + 1L,
                        "counted",
                        "anna",
                        event.payload(),
                        at.plusNanos(1000),
                        event.previous(),
                        event.hash()),
                new Event(index + 1L, "counted", "anna", event.payload(), at, event.previous(), "0".repeat(64)))) {
            events.set(index, changed);

            assertThat(LedgerVerifier.verify(interaction, events))
                    .contains(new BrokenLink(index + 1L, "event " + (index + 1) + " is not what was hashed"));
        }
    }

    @Test
    void anEventThatWasChangedAndHashedAnewBreaksTheNextLink() {
        Event second = events.get(1);
        Event forged = new Event(2, "x", "anna", second.payload(), second.createdAt(), second.previous(), "");
        String hash = HashChain.hash(interaction.id(), forged);
        events.set(1, new Event(2, "x", "anna", second.payload(), second.createdAt(), second.previous(), hash));

        assertThat(LedgerVerifier.verify(interaction, events))
                .contains(new BrokenLink(3, "event 3 does not follow the event before it"));
    }

    @Test
    void aRemovedEventIsFound() {
        events.remove(1);

        assertThat(LedgerVerifier.verify(interaction, events))
                .contains(new BrokenLink(2, "event 2 is missing; event 3 stands in its place"));
    }

    @Test
    void anInsertedEventIsFound() {
        events.add(2, events.get(1));

        assertThat(LedgerVerifier.verify(interaction, events))
                .contains(new BrokenLink(3, "event 3 is missing; event 2 stands in its place"));
    }

    @Test
    void aChainOfAnotherInteractionIsFound() {
        assertThat(LedgerVerifier.verify(UUID.randomUUID(), events))
                .contains(new BrokenLink(1, "event 1 is not what was hashed"));
    }

    @Test
    void aTailThatIsCutOffIsFoundByTheInteractionItself() {
        events.remove(3);

        assertThat(LedgerVerifier.verify(interaction.id(), events))
                .as("the rest alone holds")
                .isEmpty();
        assertThat(LedgerVerifier.verify(interaction, events))
                .contains(new BrokenLink(4, "the interaction is at version 4 and has 3 events"));
    }

    @Test
    void aTailThatIsCutOffWithTheInteractionSetBackIsFoundByAKnownHeadAlone() {
        String known = interaction.head();
        events.remove(3);
        Interaction setBack = withHead(3, events.get(2).hash());

        assertThat(LedgerVerifier.verify(setBack, events)).isEmpty();
        assertThat(LedgerVerifier.verify(setBack, events, known))
                .contains(new BrokenLink(4, "the known head " + known + " is not in the record: its tail was cut off"));
    }

    @Test
    void aHeadThatIsNotTheLastHashIsFound() {
        assertThat(LedgerVerifier.verify(withHead(4, "1".repeat(64)), events))
                .contains(new BrokenLink(4, "the interaction's head is not the last event's hash"));
    }

    private Interaction withHead(long version, String head) {
        return new Interaction(
                interaction.id(),
                "a",
                "",
                "",
                "anna",
                Status.COMPLETED,
                interaction.constraints(),
                interaction.state(),
                1,
                version,
                head,
                NOON,
                NOON,
                NOON);
    }
}
