package dev.intentsite.ledger;

import java.util.List;
import java.util.UUID;

/** The columns of an event, made before the writer's turn. Its time is in microseconds. */
record EventRow(
        String interaction,
        long number,
        String type,
        String actor,
        String payload,
        long createdAt,
        String previous,
        String hash) {
    static List<EventRow> of(UUID interaction, List<Event> events) {
        String id = interaction.toString();
        return events.stream()
                .map(event -> new EventRow(
                        id,
                        event.number(),
                        ColumnText.of(event.type()),
                        event.sealed().isPresent() ? "" : ColumnText.of(event.actor()),
                        event.sealed().orElseGet(() -> JsonText.of(event.payload())),
                        Times.micros(event.createdAt()),
                        event.previous(),
                        event.hash()))
                .toList();
    }
}
