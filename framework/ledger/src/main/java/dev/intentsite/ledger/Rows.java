package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads the ledger's rows. */
final class Rows {
    /** The columns of an interaction {@code i} and its person's key {@code k}, by number. */
    static final String INTERACTION = "i.person, k.actor, k.master_key, k.wrapped, i.id, i.interaction_id, i.title,"
            + " i.description, i.created_by, i.status, i.constraints, i.state, i.confidence, i.version, i.head,"
            + " i.created_at, i.updated_at, i.expires_at";
    /** The columns of a receipt, by number. */
    static final String RECEIPT = "turn, query_hash, answer";

    private Rows() {}

    /** The interaction of a row with {@link #INTERACTION}; empty when its person is forgotten. */
    static Optional<Interaction> interaction(ResultSet row, People people) throws SQLException {
        Optional<Cover> cover = people.cover(PersonKeys.kept(row, 1));
        return cover.isEmpty() ? Optional.empty() : Optional.of(interaction(row, cover.get()));
    }

    private static Interaction interaction(ResultSet row, Cover cover) throws SQLException {
        UUID id = UUID.fromString(row.getString(5));
        long version = row.getLong(14);
        Cover.InteractionText text = cover.open(
                new Cover.InteractionText(
                        ColumnText.read(row.getString(7)),
                        ColumnText.read(row.getString(8)),
                        ColumnText.read(row.getString(9)),
                        row.getString(12)),
                id,
                version);
        return new Interaction(
                id,
                row.getString(6),
                text.title(),
                text.description(),
                text.createdBy(),
                Status.valueOf(row.getString(10).toUpperCase(Locale.ROOT)),
                JsonText.parse(row.getString(11)),
                JsonText.parse(text.state()),
                row.getDouble(13),
                version,
                row.getString(15),
                Times.instant(row.getLong(16)),
                Times.instant(row.getLong(17)),
                Times.instant(row.getLong(18)));
    }

    /**
     * @param cover empty when the person is forgotten
     */
    static Event event(ResultSet row, UUID interaction, Optional<Cover> cover) throws SQLException {
        long number = row.getLong("number");
        String payload = row.getString("payload");
        String actor = ColumnText.read(row.getString("actor"));
        ObjectNode said;
        boolean sealed = cover.flatMap(Cover::key).isPresent() || cover.isEmpty();
        if (cover.isEmpty()) {
            said = JsonNodeFactory.instance.objectNode();
        } else if (sealed) {
            ObjectNode text = cover.get().openEvent(payload, interaction, number);
            actor = text.path("actor").textValue();
            said = (ObjectNode) text.path("payload");
        } else {
            said = JsonText.parse(payload);
        }
        return new Event(
                number,
                ColumnText.read(row.getString("type")),
                actor,
                said,
                Times.instant(row.getLong("created_at")),
                row.getString("previous"),
                row.getString("hash"),
                sealed ? Optional.of(payload) : Optional.empty());
    }

    static Receipt receipt(String interactionId, ReceiptKey key, ResultSet row, Cover cover) throws SQLException {
        long turn = row.getLong(1);
        return new Receipt(
                interactionId,
                key.originActor(),
                key.idempotencyKey(),
                row.getString(2),
                turn,
                JsonText.parse(cover.openAnswer(row.getString(3), interactionId, cover.receiptKey(key), turn)));
    }
}
