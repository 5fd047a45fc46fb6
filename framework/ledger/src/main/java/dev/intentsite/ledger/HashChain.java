package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.Sha256;
import java.time.Instant;
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

    /** An event, and the bytes that its hash is of. */
    record Link(Event event, byte[] hashed) {}

    /** The events as they follow {@code before}. */
    static List<Event> link(Interaction before, List<NewEvent> added, Cover cover) {
        return links(before, added, cover).stream().map(Link::event).toList();
    }

    /** The same, with what was hashed. */
    static List<Link> links(Interaction before, List<NewEvent> added, Cover cover) {
        if (added.isEmpty()) {
            throw new IllegalArgumentException("append needs at least one event.");
        }
        List<Link> links = new ArrayList<>(added.size());
        long number = before.version();
        String previous = before.head();
        Instant at = Instant.MIN;
        String time = "";
        for (NewEvent event : added) {
            number++;
            if (!event.createdAt().equals(at)) {
                // As a rule all events of a turn have one time.
                at = event.createdAt();
                time = Times.text(Times.truncated(at));
            }
            Event unlinked = new Event(
                    number,
                    event.type(),
                    event.actor(),
                    event.payload(),
                    Times.truncated(event.createdAt()),
                    previous,
                    "",
                    cover.event(before.id(), number, event));
            byte[] hashed = hashed(before.id(), unlinked, time);
            Event linked = withHash(unlinked, Sha256.hex(hashed));
            links.add(new Link(linked, hashed));
            previous = linked.hash();
        }
        return links;
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
        return Sha256.hex(hashed(interaction, event, Times.text(event.createdAt())));
    }

    /** In the order of their names, as the canonical form has them. */
    private static byte[] hashed(UUID interaction, Event event, String time) {
        boolean plain = event.sealed().isEmpty();
        ObjectNode hashed = JsonNodeFactory.instance.objectNode();
        if (plain) {
            hashed.put("actor", event.actor());
        }
        hashed.put("created_at", time);
        hashed.put("interaction", interaction.toString());
        hashed.put("number", event.number());
        if (plain) {
            hashed.set("payload", event.payload());
        }
        hashed.put("previous", event.previous());
        event.sealed().ifPresent(text -> hashed.put("sealed", text));
        hashed.put("type", event.type());
        return CanonicalJson.bytes(hashed);
    }
}
