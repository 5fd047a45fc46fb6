package dev.intentsite.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Forgets a person. Sealed interactions lose their key and their receipts; their events stay as ciphertext, and the chain holds.
 * Plain ones go with their events. Of each its name stays taken until retention ends.
 */
final class Forgetting {
    private static final String TOMBSTONE = """
            INSERT INTO intentsite_interaction (
                id, interaction_id, title, description, created_by, status, constraints, state, confidence,
                version, head, created_at, updated_at, expires_at, over_at, person)
            VALUES (?, ?, '', '', '', ?, '{}', '', 0, 0, ?, ?, ?, ?, ?, ?)
            """;

    private static final String EMPTY =
            "UPDATE intentsite_interaction SET state = '', over_at = COALESCE(over_at, ?), ask_at = NULL WHERE id = ?";

    private final String actorId;
    private final long at;
    /** Names the plain interactions' place: a person who has no key. */
    private final String nobody = UUID.randomUUID().toString();

    Forgetting(String actorId, Instant at) {
        this.actorId = actorId;
        this.at = Times.micros(at);
    }

    /** Whether anything was held. */
    boolean run(Handle handle) throws SQLException {
        Optional<String> person =
                PersonKeys.ofActor(handle, ColumnText.hash(actorId)).map(PersonKeys.Found::person);
        person.ifPresent(known -> forgetSealed(handle, known));
        List<Name> plain = plain(handle);
        plain.forEach(name -> forgetPlain(handle, name));
        return person.isPresent() || !plain.isEmpty();
    }

    /** Finds that this was committed. */
    boolean isDone(Handle handle) throws SQLException {
        return PersonKeys.ofActor(handle, ColumnText.hash(actorId)).isEmpty()
                && plain(handle).isEmpty();
    }

    private void forgetSealed(Handle handle, String person) {
        List<String> ids = handle.createQuery("SELECT id FROM intentsite_interaction WHERE person = ?")
                .bind(0, person)
                .mapTo(String.class)
                .list();
        // Each statement touches the rows of one interaction, so that the tables can be spread over machines by it.
        try (PreparedBatch receipts = handle.prepareBatch("DELETE FROM intentsite_receipt WHERE interaction = ?");
                PreparedBatch states = handle.prepareBatch(EMPTY)) {
            ids.forEach(id -> receipts.bind(0, id).add());
            ids.forEach(id -> states.bind(0, at).bind(1, id).add());
            receipts.execute();
            states.execute();
        }
        PersonKeys.destroy(handle, person);
    }

    private List<Name> plain(Handle handle) {
        return handle.createQuery(
                        "SELECT id, interaction_id FROM intentsite_interaction WHERE created_by = ? AND person IS NULL")
                .bind(0, ColumnText.of(actorId))
                .map((row, context) -> new Name(row.getString(1), row.getString(2)))
                .list();
    }

    private void forgetPlain(Handle handle, Name name) {
        handle.createUpdate("DELETE FROM intentsite_interaction WHERE id = ?")
                .bind(0, name.id())
                .execute();
        handle.createUpdate(TOMBSTONE)
                .bind(0, name.id())
                .bind(1, name.interactionId())
                .bind(2, Status.ABANDONED.wire())
                .bind(3, Interaction.NO_HEAD)
                .bind(4, at)
                .bind(5, at)
                .bind(6, at)
                .bind(7, at)
                .bind(8, nobody)
                .execute();
    }

    private record Name(String id, String interactionId) {}
}
