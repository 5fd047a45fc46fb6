package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Interactions that are given out to be asked about, in SQL. */
final class Claims {
    private static final String DUE = """
            SELECT id, interaction_id, ask_at, updated_at FROM intentsite_interaction
            WHERE ask_at < ? ORDER BY ask_at LIMIT ?
            """;
    private static final String CLAIM = "UPDATE intentsite_interaction SET ask_at = ? WHERE id = ? AND ask_at = ?";
    private static final String POSTPONE = "UPDATE intentsite_interaction SET ask_at = ? WHERE id = ? AND ask_at < ?";

    private Claims() {}

    /** One that is due, as it was seen. */
    record Due(String id, String interactionId, long askAt, Instant changed) {}

    static List<Due> due(Handle handle, Instant now, int most) {
        return handle.createQuery(DUE)
                .bind(0, Times.micros(now))
                .bind(1, most)
                .map((row, context) -> new Due(
                        row.getString("id"),
                        row.getString("interaction_id"),
                        row.getLong("ask_at"),
                        Times.instant(row.getLong("updated_at"))))
                .list();
    }

    /** The names of those that nobody else took. */
    static List<String> take(Handle handle, List<Due> seen, Instant now, UnaryOperator<Duration> pause) {
        int[] taken;
        try (PreparedBatch batch = handle.prepareBatch(CLAIM)) {
            for (Due one : seen) {
                Duration rest = pause.apply(Times.since(one.changed(), now));
                batch.bind(0, Times.micros(now.plus(rest)))
                        .bind(1, one.id())
                        .bind(2, one.askAt())
                        .add();
            }
            taken = batch.execute();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == 1) {
                names.add(seen.get(i).interactionId());
            }
        }
        return names;
    }

    static void postpone(Handle handle, String interactionId, Instant until) {
        handle.createUpdate(POSTPONE)
                .bind(0, Times.micros(until))
                .bind(1, InteractionIds.of(interactionId).toString())
                .bind(2, Times.micros(until))
                .execute();
    }
}
