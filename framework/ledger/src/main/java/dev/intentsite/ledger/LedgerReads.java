package dev.intentsite.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The ledger's queries; each reads one interaction's rows by its id, save {@link #active}. */
final class LedgerReads {
    private static final String INTERACTION = """
            SELECT i.*, k.actor, k.master_key, k.wrapped FROM intentsite_interaction i
            LEFT JOIN intentsite_person_key k ON k.person = i.person
            """;

    private LedgerReads() {}

    static Optional<Interaction> find(Handle handle, People people, String interactionId) {
        return handle.createQuery(INTERACTION + "WHERE i.id = ? AND i.interaction_id = ?")
                .bind(0, id(interactionId))
                .bind(1, interactionId)
                .map((row, context) -> Rows.interaction(row, people))
                .findOne()
                .flatMap(Function.identity());
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

    static List<Event> events(Handle handle, People people, String interactionId) {
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
    static boolean isForgotten(Handle handle, UUID interaction) {
        return PersonKeys.keeping(handle, interaction.toString())
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

    static boolean isBurnt(Handle handle, Nonce nonce) {
        return handle.createQuery("SELECT 1 FROM intentsite_nonce WHERE kid = ? AND nonce = ?")
                .bind(0, nonce.kid())
                .bind(1, nonce.nonce())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static Optional<Receipt> receipt(Handle handle, People people, String interactionId, ReceiptKey key) {
        return PersonKeys.keeping(handle, id(interactionId))
                .flatMap(people::cover)
                .flatMap(cover -> receipt(handle, cover, interactionId, key));
    }

    private static Optional<Receipt> receipt(Handle handle, Cover cover, String interactionId, ReceiptKey key) {
        ReceiptKey column = cover.receiptKey(key);
        return handle.createQuery(
                        "SELECT * FROM intentsite_receipt WHERE interaction = ? AND origin = ? AND idempotency_key = ?")
                .bind(0, id(interactionId))
                .bind(1, column.originActor())
                .bind(2, column.idempotencyKey())
                .map((row, context) -> Rows.receipt(interactionId, key, row, cover))
                .findOne();
    }

    private static String id(String interactionId) {
        return InteractionIds.of(interactionId).toString();
    }
}
