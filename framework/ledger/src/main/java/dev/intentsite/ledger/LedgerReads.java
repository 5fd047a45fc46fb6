package dev.intentsite.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The ledger's queries; each reads one interaction's rows by its id, save {@link #active}. */
final class LedgerReads {
    private LedgerReads() {}

    static Optional<Interaction> find(Handle handle, String interactionId) {
        return handle.createQuery("SELECT * FROM intentsite_interaction WHERE id = ? AND interaction_id = ?")
                .bind(0, id(interactionId))
                .bind(1, interactionId)
                .map((row, context) -> Rows.interaction(row))
                .findOne();
    }

    static List<Event> events(Handle handle, String interactionId) {
        return handle.createQuery("SELECT * FROM intentsite_event WHERE interaction = ? ORDER BY number")
                .bind(0, id(interactionId))
                .map((row, context) -> Rows.event(row))
                .list();
    }

    static List<Interaction> active(Handle handle, Optional<UUID> after, int most) {
        return handle.createQuery(
                        "SELECT * FROM intentsite_interaction WHERE status = 'active' AND id > ? ORDER BY id LIMIT ?")
                .bind(0, after.map(UUID::toString).orElse(""))
                .bind(1, most)
                .map((row, context) -> Rows.interaction(row))
                .list();
    }

    /** Whether the event that {@code interaction} ends with is there. */
    static boolean holds(Handle handle, Interaction interaction) {
        return handle.createQuery("SELECT hash FROM intentsite_event WHERE interaction = ? AND number = ?")
                .bind(0, interaction.id().toString())
                .bind(1, interaction.version())
                .mapTo(String.class)
                .findOne()
                .filter(interaction.head()::equals)
                .isPresent();
    }

    static boolean isBurnt(Handle handle, Nonce nonce) {
        return handle.createQuery("SELECT 1 FROM intentsite_nonce WHERE kid = ? AND nonce = ?")
                .bind(0, nonce.kid())
                .bind(1, nonce.nonce())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static Optional<Receipt> receipt(Handle handle, String interactionId, ReceiptKey key) {
        return handle.createQuery(
                        "SELECT * FROM intentsite_receipt WHERE interaction = ? AND origin = ? AND idempotency_key = ?")
                .bind(0, id(interactionId))
                .bind(1, ColumnText.key(key.originActor()))
                .bind(2, ColumnText.key(key.idempotencyKey()))
                .map((row, context) -> Rows.receipt(interactionId, key, row))
                .findOne();
    }

    private static String id(String interactionId) {
        return InteractionIds.of(interactionId).toString();
    }
}
