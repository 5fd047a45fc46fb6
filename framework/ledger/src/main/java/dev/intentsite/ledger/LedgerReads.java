package dev.intentsite.ledger;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The ledger's queries; each reads one interaction's rows by its id, save {@link #active}. */
final class LedgerReads {
    private static final String INTERACTION = "SELECT " + Rows.INTERACTION
            + " FROM intentsite_interaction i LEFT JOIN intentsite_person_key k ON k.person = i.person ";
    private static final String FIND = INTERACTION + "WHERE i.id = ? AND i.interaction_id = ?";
    private static final String IS_BURNT = "SELECT 1 FROM intentsite_nonce WHERE kid = ? AND nonce = ?";
    private static final String RECEIPT = "SELECT " + Rows.RECEIPT
            + " FROM intentsite_receipt WHERE interaction = ? AND origin = ? AND idempotency_key = ?";

    private LedgerReads() {}

    static Optional<Interaction> find(Handle handle, People people, String interactionId) throws SQLException {
        try (Prepared query = Prepared.of(handle, FIND)) {
            return query.bind(id(interactionId))
                    .bind(interactionId)
                    .first(row -> Rows.interaction(row, people))
                    .flatMap(Function.identity());
        }
    }

    static List<Interaction> ofActor(Handle handle, People people, String actorId) {
        Stream<Interaction> sealed = handle
                .createQuery(INTERACTION + "WHERE k.actor = ?")
                .bind(0, ColumnText.hash(actorId))
                .map((row, context) -> Rows.interaction(row, people))
                .list()
                .stream()
                .flatMap(Optional::stream);
        Stream<Interaction> plain = handle
                .createQuery(INTERACTION + "WHERE i.created_by = ? AND i.person IS NULL")
                .bind(0, ColumnText.of(actorId))
                .map((row, context) -> Rows.interaction(row, people))
                .list()
                .stream()
                .flatMap(Optional::stream);
        return Stream.concat(sealed, plain)
                .sorted(Comparator.comparing(Interaction::createdAt).reversed())
                .toList();
    }

    static List<Event> events(Handle handle, People people, String interactionId) throws SQLException {
        UUID interaction = InteractionIds.of(interactionId);
        Optional<People.KeptBy> kept = PersonKeys.keeping(handle, interaction.toString());
        if (kept.isEmpty()) {
            return List.of();
        }
        Optional<Cover> cover = people.cover(kept.get());
        return handle.createQuery("SELECT * FROM intentsite_event WHERE interaction = ? ORDER BY number")
                .bind(0, interaction.toString())
                .map((row, context) -> Rows.event(row, interaction, cover))
                .list();
    }

    static List<Interaction> active(Handle handle, People people, Optional<UUID> after, int most) {
        return handle
                .createQuery(
                        INTERACTION + "WHERE i.status = 'active' AND i.state <> '' AND i.id > ? ORDER BY i.id LIMIT ?")
                .bind(0, after.map(UUID::toString).orElse(""))
                .bind(1, most)
                .map((row, context) -> Rows.interaction(row, people))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether there was an interaction of that id whose person is forgotten. */
    static boolean isForgotten(Handle handle, String interaction) throws SQLException {
        return PersonKeys.keeping(handle, interaction)
                .filter(kept -> kept.person().isPresent() && kept.key().isEmpty())
                .isPresent();
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

    static boolean isBurnt(Handle handle, Nonce nonce) throws SQLException {
        try (Prepared query = Prepared.of(handle, IS_BURNT)) {
            return query.bind(nonce.kid())
                    .bind(nonce.nonce())
                    .first(row -> true)
                    .isPresent();
        }
    }

    static Optional<Receipt> receipt(Handle handle, People people, String interactionId, ReceiptKey key)
            throws SQLException {
        Optional<Cover> cover = PersonKeys.keeping(handle, id(interactionId)).flatMap(people::cover);
        return cover.isEmpty() ? Optional.empty() : receipt(handle, cover.get(), interactionId, key);
    }

    private static Optional<Receipt> receipt(Handle handle, Cover cover, String interactionId, ReceiptKey key)
            throws SQLException {
        ReceiptKey column = cover.receiptKey(key);
        try (Prepared query = Prepared.of(handle, RECEIPT)) {
            return query.bind(id(interactionId))
                    .bind(column.originActor())
                    .bind(column.idempotencyKey())
                    .first(row -> Rows.receipt(interactionId, key, row, cover));
        }
    }

    private static String id(String interactionId) {
        return InteractionIds.of(interactionId).toString();
    }
}
