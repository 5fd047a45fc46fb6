package dev.intentsite.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Computes hash chains anew, so that an event that was changed, removed, inserted or cut off is found. */
public final class LedgerVerifier {
    private LedgerVerifier() {}

    /**
     * The first link that does not hold in these events alone. A tail that is cut off leaves a chain that holds; compare a head
     * that is known from elsewhere to find it.
     *
     * @param interaction the ledger's id of it
     * @param events all of it, in order
     */
    public static Optional<BrokenLink> verify(UUID interaction, List<Event> events) {
        String previous = Interaction.NO_HEAD;
        long number = 0;
        for (Event event : events) {
            number++;
            if (event.number() != number) {
                return broken(
                        number, "event " + number + " is missing; event " + event.number() + " stands in its place");
            }
            if (!event.previous().equals(previous)) {
                return broken(number, "event " + number + " does not follow the event before it");
            }
            if (!event.hash().equals(HashChain.hash(interaction, event))) {
                return broken(number, "event " + number + " is not what was hashed");
            }
            previous = event.hash();
        }
        return Optional.empty();
    }

    /** The same, and that the interaction's version and head are those of the last event. */
    public static Optional<BrokenLink> verify(Interaction interaction, List<Event> events) {
        Optional<BrokenLink> broken = verify(interaction.id(), events);
        if (broken.isPresent()) {
            return broken;
        }
        if (events.size() != interaction.version()) {
            return broken(
                    events.size() + 1L,
                    "the interaction is at version " + interaction.version() + " and has " + events.size() + " events");
        }
        String head = events.isEmpty()
                ? Interaction.NO_HEAD
                : events.get(events.size() - 1).hash();
        return head.equals(interaction.head())
                ? Optional.empty()
                : broken(interaction.version(), "the interaction's head is not the last event's hash");
    }

    /**
     * The same, and that a head which the site gave out once is still in the record.
     *
     * @param knownHead {@code record} of any answer of this interaction
     */
    public static Optional<BrokenLink> verify(Interaction interaction, List<Event> events, String knownHead) {
        Optional<BrokenLink> broken = verify(interaction, events);
        boolean held = knownHead.equals(Interaction.NO_HEAD)
                || events.stream().anyMatch(event -> event.hash().equals(knownHead));
        return broken.isPresent() || held
                ? broken
                : broken(
                        events.size() + 1L,
                        "the known head " + knownHead + " is not in the record: its tail was cut off");
    }

    private static Optional<BrokenLink> broken(long number, String reason) {
        return Optional.of(new BrokenLink(number, reason));
    }

    /**
     * Where a chain breaks first.
     *
     * @param number number of the first event that cannot be relied on
     * @param reason what is wrong there, for people
     */
    public record BrokenLink(long number, String reason) {}
}
