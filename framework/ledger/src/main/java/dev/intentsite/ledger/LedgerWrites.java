package dev.intentsite.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The ledger's changes; each touches one interaction's or one nonce's rows by its key. They say whether there was a row to change. */
final class LedgerWrites {
    private static final String CREATE = """
            INSERT INTO intentsite_interaction (
                id, interaction_id, title, description, created_by, status, constraints, state, confidence,
                version, head, created_at, updated_at, expires_at, over_at, person)
            VALUES (
                :id, :interaction_id, :title, :description, :created_by, :status, :constraints, :state, :confidence,
                :version, :head, :created_at, :updated_at, :expires_at, :over_at, :person)
            ON CONFLICT DO NOTHING
            """;
    private static final String ADVANCE = """
            UPDATE intentsite_interaction
            SET title = :title, status = :status, state = :state, confidence = :confidence, version = :version, head = :head,
                updated_at = :updated_at, expires_at = :expires_at, over_at = :over_at, forget_at = :forget_at, ask_at = :ask_at
            WHERE id = :id AND version = :before
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

    static boolean burn(Handle handle, Nonce nonce, Instant keepUntil) {
        return handle.createUpdate(
                                "INSERT INTO intentsite_nonce (kid, nonce, keep_until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                        .bind(0, nonce.kid())
                        .bind(1, nonce.nonce())
                        .bind(2, Times.micros(keepUntil))
                        .execute()
                == 1;
    }

    static boolean create(Handle handle, Interaction begun, Cover cover) {
        Cover.InteractionText text = cover.interaction(begun);
        @Nullable String person = cover.key().map(PersonKey::person).orElse(null);
        Update create = handle.createUpdate(CREATE)
                .bind("interaction_id", begun.interactionId())
                .bind("description", ColumnText.of(text.description()))
                .bind("created_by", ColumnText.of(text.createdBy()))
                .bind("constraints", JsonText.of(begun.constraints()))
                .bind("created_at", Times.micros(begun.createdAt()))
                .bind("person", person);
        return bindProjections(create, begun, text).execute() == 1;
    }

    static boolean advance(
            Handle handle,
            long before,
            Interaction after,
            LedgerTransaction.Projection projection,
            Cover.InteractionText text) {
        Optional<Instant> forgetAt = Projections.forgetAt(after, projection.keep());
        @Nullable Long forget = forgetAt.map(Times::micros).orElse(null);
        @Nullable Long ask = projection.askAt().map(Times::micros).orElse(null);
        Update update = bindProjections(handle.createUpdate(ADVANCE).bind("before", before), after, text)
                .bind("forget_at", forget)
                .bind("ask_at", ask);
        // One of both times at most, so that no sweep has to step over what is kept for long.
        return (forget == null ? update : update.bind("over_at", (Long) null)).execute() == 1;
    }

    static void append(Handle handle, Interaction interaction, List<Event> events) {
        try (PreparedBatch batch = handle.prepareBatch(APPEND)) {
            for (Event event : events) {
                batch.bind(0, interaction.id().toString())
                        .bind(1, event.number())
                        .bind(2, ColumnText.of(event.type()))
                        .bind(3, event.sealed().isPresent() ? "" : ColumnText.of(event.actor()))
                        .bind(4, event.sealed().orElseGet(() -> JsonText.of(event.payload())))
                        .bind(5, Times.micros(event.createdAt()))
                        .bind(6, event.previous())
                        .bind(7, event.hash())
                        .add();
            }
            batch.execute();
        }
    }

    static boolean remember(Handle handle, Receipt receipt, Cover cover) {
        ReceiptKey column = cover.receiptKey(ReceiptKey.of(receipt));
        return handle.createUpdate(REMEMBER)
                        .bind(0, column.originActor())
                        .bind(1, column.idempotencyKey())
                        .bind(2, receipt.queryHash())
                        .bind(3, receipt.turn())
                        .bind(4, cover.answer(receipt))
                        .bind(5, InteractionIds.of(receipt.interactionId()).toString())
                        .execute()
                == 1;
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

    private static Update bindProjections(Update update, Interaction interaction, Cover.InteractionText text) {
        @Nullable Long overAt = Projections.over(interaction).map(Times::micros).orElse(null);
        return update.bind("id", interaction.id().toString())
                .bind("title", ColumnText.of(text.title()))
                .bind("status", interaction.status().wire())
                .bind("state", text.state())
                .bind("confidence", interaction.confidence())
                .bind("version", interaction.version())
                .bind("head", interaction.head())
                .bind("updated_at", Times.micros(interaction.updatedAt()))
                .bind("expires_at", Times.micros(interaction.expiresAt()))
                .bind("over_at", overAt);
    }
}
