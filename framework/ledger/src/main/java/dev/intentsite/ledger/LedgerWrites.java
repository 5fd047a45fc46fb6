package dev.intentsite.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The ledger's changes; each touches one interaction's or one nonce's rows by its key. They say whether there was a row to change. */
final class LedgerWrites {
    private static final String BURN =
            "INSERT INTO intentsite_nonce (kid, nonce, keep_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String CREATE = """
            INSERT INTO intentsite_interaction (
                id, interaction_id, description, created_by, constraints, created_at, person,
                title, status, state, confidence, version, head, updated_at, expires_at, over_at, forget_at, ask_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;
    /** Not of one whose person is forgotten: its state is empty. */
    private static final String ADVANCE = """
            UPDATE intentsite_interaction
            SET title = ?, status = ?, state = ?, confidence = ?, version = ?, head = ?, updated_at = ?, expires_at = ?,
                over_at = ?, forget_at = ?, ask_at = ?
            WHERE id = ? AND version = ? AND state <> ''
            """;

    private static final String APPEND = """
            INSERT INTO intentsite_event (interaction, number, type, actor, payload, created_at, previous, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String REMEMBER = """
            INSERT INTO intentsite_receipt (interaction, origin, idempotency_key, query_hash, turn, answer)
            SELECT id, ?, ?, ?, ?, ? FROM intentsite_interaction WHERE id = ? AND state <> ''
            ON CONFLICT DO NOTHING
            """;
    private static final String OLD_NONCES =
            "SELECT kid, nonce FROM intentsite_nonce WHERE keep_until < ? ORDER BY keep_until LIMIT ?";
    private static final String FORGET_NONCE =
            "DELETE FROM intentsite_nonce WHERE kid = ? AND nonce = ? AND keep_until < ?";
    private static final String OLD_INTERACTIONS =
            "SELECT id, person FROM intentsite_interaction WHERE over_at < ? ORDER BY over_at LIMIT ?";
    private static final String FORGET_INTERACTION = "DELETE FROM intentsite_interaction WHERE id = ? AND over_at < ?";
    private static final String OUTLASTED_INTERACTIONS =
            "SELECT id, person FROM intentsite_interaction WHERE forget_at < ? ORDER BY forget_at LIMIT ?";
    private static final String FORGET_OUTLASTED = "DELETE FROM intentsite_interaction WHERE id = ? AND forget_at < ?";

    private LedgerWrites() {}

    static boolean burn(Handle handle, Nonce nonce, long keepUntil) throws SQLException {
        try (Prepared burn = Prepared.of(handle, BURN)) {
            return burn.bind(nonce.kid()).bind(nonce.nonce()).bind(keepUntil).change() == 1;
        }
    }

    /** Begins an interaction, with the events that it begins with. */
    static boolean create(Handle handle, InteractionRow row, List<EventRow> events) throws SQLException {
        boolean created;
        try (Prepared create = Prepared.of(handle, CREATE)) {
            create.bind(row.id())
                    .bind(row.interactionId())
                    .bind(row.description())
                    .bind(row.createdBy())
                    .bind(row.constraints())
                    .bind(row.createdAt())
                    .bind(row.person());
            created = bindProjections(create, row).change() == 1;
        }
        if (created) {
            append(handle, events);
        }
        return created;
    }

    /** Goes on with an interaction that is at version {@code before}. */
    static boolean advance(Handle handle, long before, InteractionRow row, List<EventRow> events) throws SQLException {
        boolean advanced;
        try (Prepared advance = Prepared.of(handle, ADVANCE)) {
            advanced = bindProjections(advance, row).bind(row.id()).bind(before).change() == 1;
        }
        if (advanced) {
            append(handle, events);
        }
        return advanced;
    }

    private static void append(Handle handle, List<EventRow> events) throws SQLException {
        try (Prepared append = Prepared.of(handle, APPEND)) {
            for (EventRow event : events) {
                append.bind(event.interaction())
                        .bind(event.number())
                        .bind(event.type())
                        .bind(event.actor())
                        .bind(event.payload())
                        .bind(event.createdAt())
                        .bind(event.previous())
                        .bind(event.hash())
                        .change();
            }
        }
    }

    private static Prepared bindProjections(Prepared statement, InteractionRow row) throws SQLException {
        return statement
                .bind(row.title())
                .bind(row.status())
                .bind(row.state())
                .bind(row.confidence())
                .bind(row.version())
                .bind(row.head())
                .bind(row.updatedAt())
                .bind(row.expiresAt())
                .bind(row.overAt())
                .bind(row.forgetAt())
                .bind(row.askAt());
    }

    static boolean remember(Handle handle, ReceiptRow row) throws SQLException {
        try (Prepared remember = Prepared.of(handle, REMEMBER)) {
            return remember.bind(row.key().originActor())
                            .bind(row.key().idempotencyKey())
                            .bind(row.queryHash())
                            .bind(row.turn())
                            .bind(row.answer())
                            .bind(row.interaction())
                            .change()
                    == 1;
        }
    }

    static List<Nonce> oldNonces(Handle handle, Instant now, int limit) {
        return handle.createQuery(OLD_NONCES)
                .bind(0, Times.micros(now))
                .bind(1, limit)
                .map((row, context) -> new Nonce(row.getString(1), row.getString(2)))
                .list();
    }

    /** Those that are old still; how many went. */
    static int forgetNonces(Handle handle, List<Nonce> nonces, Instant now) {
        try (PreparedBatch batch = handle.prepareBatch(FORGET_NONCE)) {
            nonces.forEach(nonce -> batch.bind(0, nonce.kid())
                    .bind(1, nonce.nonce())
                    .bind(2, Times.micros(now))
                    .add());
            return IntStream.of(batch.execute()).sum();
        }
    }

    static List<Over> oldInteractions(Handle handle, Instant endedBefore, int limit) {
        return interactions(handle, OLD_INTERACTIONS, endedBefore, limit);
    }

    /** Those that are old still, with their events and receipts; how many went. */
    static int forgetInteractions(Handle handle, List<Over> over, Instant endedBefore) {
        return forget(handle, FORGET_INTERACTION, over, endedBefore);
    }

    /** Those whose own time of being kept is over. */
    static List<Over> outlastedInteractions(Handle handle, Instant now, int limit) {
        return interactions(handle, OUTLASTED_INTERACTIONS, now, limit);
    }

    /** Those for which it is still over, with their events and receipts; how many went. */
    static int forgetOutlasted(Handle handle, List<Over> over, Instant now) {
        return forget(handle, FORGET_OUTLASTED, over, now);
    }

    private static List<Over> interactions(Handle handle, String query, Instant before, int limit) {
        return handle.createQuery(query)
                .bind(0, Times.micros(before))
                .bind(1, limit)
                .map((row, context) -> new Over(row.getString(1), Optional.ofNullable(row.getString(2))))
                .list();
    }

    private static int forget(Handle handle, String statement, List<Over> over, Instant before) {
        int gone;
        try (PreparedBatch batch = handle.prepareBatch(statement)) {
            over.forEach(
                    one -> batch.bind(0, one.id()).bind(1, Times.micros(before)).add());
            gone = IntStream.of(batch.execute()).sum();
        }
        IdleKeys.lookAt(
                handle, over.stream().flatMap(one -> one.person().stream()).toList());
        return gone;
    }

    /**
     * An interaction that is kept no longer.
     *
     * @param person whose key seals it; empty where it is kept plain
     */
    record Over(String id, Optional<String> person) {}
}
