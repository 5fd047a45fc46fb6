package dev.intentsite.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/** Reads the ledger's rows. */
final class Rows {
    private Rows() {}

    static Interaction interaction(ResultSet row) throws SQLException {
        return new Interaction(
                UUID.fromString(row.getString("id")),
                row.getString("interaction_id"),
                ColumnText.read(row.getString("title")),
                ColumnText.read(row.getString("description")),
                ColumnText.read(row.getString("created_by")),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                JsonText.parse(row.getString("constraints")),
                JsonText.parse(row.getString("state")),
                row.getDouble("confidence"),
                row.getLong("version"),
                row.getString("head"),
                Times.instant(row.getLong("created_at")),
                Times.instant(row.getLong("updated_at")),
                Times.instant(row.getLong("expires_at")));
    }

    static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong("number"),
                ColumnText.read(row.getString("type")),
                ColumnText.read(row.getString("actor")),
                JsonText.parse(row.getString("payload")),
                Times.instant(row.getLong("created_at")),
                row.getString("previous"),
                row.getString("hash"));
    }

    static Receipt receipt(String interactionId, ReceiptKey key, ResultSet row) throws SQLException {
        return new Receipt(
                interactionId,
                key.originActor(),
                key.idempotencyKey(),
                row.getString("query_hash"),
                row.getLong("turn"),
                JsonText.parse(row.getString("answer")));
    }
}
