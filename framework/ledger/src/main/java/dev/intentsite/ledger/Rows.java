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
    private Rows() {}

    /** The interaction; empty when its person is forgotten. */
    static Optional<Interaction> interaction(ResultSet row, People people) throws SQLException {
        Optional<Cover> cover = people.cover(PersonKeys.kept(row));
        return cover.isEmpty() ? Optional.empty() : Optional.of(interaction(row, cover.get()));
    }

    private static Interaction interaction(ResultSet row, Cover cover) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        long version = row.getLong("version");
        Cover.InteractionText text = cover.open(
                new Cover.InteractionText(
                        ColumnText.read(row.getString("title")),
                        ColumnText.read(row.getString("description")),
                        ColumnText.read(row.getString("created_by")),
                        row.getString("state")),
                id,
                version);
        return new Interaction(
                id,
                row.getString("interaction_id"),
                text.title(),
                text.description(),
                text.createdBy(),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                JsonText.parse(row.getString("constraints")),
                JsonText.parse(text.state()),
                row.getDouble("confidence"),
                version,
                row.getString("head"),
                Times.instant(row.getLong("created_at")),
                Times.instant(row.getLong("updated_at")),
                Times.instant(row.getLong("expires_at")));
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
        long turn = row.getLong("turn");
        return new Receipt(
                interactionId,
                key.originActor(),
                key.idempotencyKey(),
                row.getString("query_hash"),
                turn,
                JsonText.parse(cover.openAnswer(row.getString("answer"), interactionId, cover.receiptKey(key), turn)));
    }
}
