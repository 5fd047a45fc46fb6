package dev.intentsite.ledger;

import java.util.List;

/** What each ledger in SQLite must do besides. */
abstract class SqliteLedgerContract extends SqlLedgerContract {
    @Override
    String duplicate() {
        return "UNIQUE constraint failed: booking.id";
    }

    @Override
    List<String> forgeries() {
        return List.of(
                "UPDATE intentsite_event SET actor = 'x' WHERE number = 1",
                "DELETE FROM intentsite_event WHERE number = 2",
                "DELETE FROM intentsite_event",
                "INSERT OR REPLACE INTO intentsite_event SELECT interaction, 1, type, 'x', payload, created_at, previous,"
                        + " hash FROM intentsite_event WHERE number = 1",
                "INSERT INTO intentsite_event SELECT interaction, 4, type, actor, payload, created_at, hash, hash"
                        + " FROM intentsite_event WHERE number = 2",
                "INSERT INTO intentsite_event SELECT interaction, 3, type, actor, payload, created_at, previous, hash"
                        + " FROM intentsite_event WHERE number = 2");
    }

    @Override
    public Class<?> driversConnection() {
        return org.sqlite.SQLiteConnection.class;
    }

    @Override
    public Class<?> driversStatement() {
        return org.sqlite.jdbc3.JDBC3Statement.class;
    }

    @Override
    String endingTheTransaction() {
        return "INSERT OR ROLLBACK INTO booking VALUES ('RES-1', 2)";
    }
}
