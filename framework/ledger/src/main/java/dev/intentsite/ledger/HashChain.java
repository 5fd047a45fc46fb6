package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Links events: an event's hash is the lower-case hex SHA-256 of the canonical JSON of {@code {interaction, number, type,
 * actor, payload, created_at, previous}}, where {@code created_at} is UTC with six fraction digits. Of a sealed event it is that of
 * {@code {interaction, number, type, sealed, created_at, previous}}: it can be computed when the key is gone.
 */
final class HashChain {
    private HashChain() {}

    /** The events as they follow {@code before}. */
    static List<Event> link(Interaction before, List<NewEvent> added, Cover cover) {
        if (added.isEmpty()) {
            throw new IllegalArgumentException("append needs at least one event.");
        }
        List<Event> events = new ArrayList<>(added.size());
        long number = before.version();
        String previous = before.head();
        for (NewEvent event : added) {
            number++;
            Event unlinked = new Event(
                    number,
                    event.type(),
                    event.actor(),
                    event.payload(),
                    Times.truncated(event.createdAt()),
                    previous,
                    "",
                    cover.event(before.id(), number, event));
            Event linked = withHash(unlinked, hash(before.id(), unlinked));
            events.add(linked);
            previous = linked.hash();
        }
        return events;
    }

    private static Event withHash(Event event, String hash) {
        return new Event(
                event.number(),
                event.type(),
                event.actor(),
                event.payload(),
                event.createdAt(),
                event.previous(),
                hash,
                event.sealed());
    }

    static String hash(UUID interaction, Event event) {
        ObjectNode hashed = JsonNodeFactory.instance.objectNode();
        hashed.put("interaction", interaction.toString());
        hashed.put("number", event.number());
        hashed.put("type", event.type());
        event.sealed().ifPresentOrElse(text -> hashed.put("sealed", text), () -> {
            hashed.put("actor", event.actor());
            hashed.set("payload", event.payload());
        });
        hashed.put("created_at", Times.text(event.createdAt()));
        hashed.put("previous", event.previous());
        return CanonicalJson.sha256(hashed);
    }
}
