package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Links events: an event's hash is the lower-case hex SHA-256 of the canonical JSON of {@code {interaction, number, type,
 * actor, payload, created_at, previous}}, where {@code created_at} is UTC with six fraction digits.
 */
final class HashChain {
    private HashChain() {}

    /** The events as they follow {@code before}; payloads are copied. */
    static List<Event> link(Interaction before, List<NewEvent> added) {
        if (added.isEmpty()) {
            throw new IllegalArgumentException("append needs at least one event.");
        }
        List<Event> events = new ArrayList<>(added.size());
        long number = before.version();
        String previous = before.head();
        String interaction = before.id().toString();
        Instant lastAt = Instant.MIN;
        String lastText = "";
        for (NewEvent event : added) {
            number++;
            ObjectNode payload = event.payload().deepCopy();
            Instant at = Times.truncated(event.createdAt());
            if (!at.equals(lastAt)) {
                lastAt = at;
                lastText = Times.text(at);
            }
            String hash = hash(interaction, number, event.type(), event.actor(), payload, lastText, previous);
            events.add(new Event(number, event.type(), event.actor(), payload, at, previous, hash));
            previous = hash;
        }
        return events;
    }

    static String hash(UUID interaction, Event event) {
        return hash(
                interaction.toString(),
                event.number(),
                event.type(),
                event.actor(),
                event.payload(),
                Times.text(event.createdAt()),
                event.previous());
    }

    private static String hash(
            String interaction,
            long number,
            String type,
            String actor,
            ObjectNode payload,
            String createdAt,
            String previous) {
        ObjectNode hashed = JsonNodeFactory.instance.objectNode();
        hashed.put("interaction", interaction);
        hashed.put("number", number);
        hashed.put("type", type);
        hashed.put("actor", actor);
        hashed.set("payload", payload);
        hashed.put("created_at", createdAt);
        hashed.put("previous", previous);
        return CanonicalJson.sha256(hashed);
    }
}
