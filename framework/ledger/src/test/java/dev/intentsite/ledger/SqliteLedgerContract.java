package dev.intentsite.ledger;

import static dev.intentsite.ledger.HandlerConnectionContract.book;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void aTriggersBodyIsNotTakenForTheTransactionsEnd() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            try (Statement statement = tx.connection().createStatement()) {
                statement.executeUpdate("CREATE TRIGGER twice AFTER INSERT ON booking WHEN NEW.seats > 0 BEGIN"
                        + " INSERT INTO booking VALUES (NEW.id || CASE WHEN 1 THEN '-2' END, 0); END;");
            }
            book(tx.connection(), "RES-1");
            return true;
        });

        assertThat(bookings()).containsExactly("RES-1", "RES-1-2");
    }
}
