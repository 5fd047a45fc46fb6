package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many statements a turn makes in SQLite, and what becomes of those that stay prepared. */
final class StatementsTest extends LedgerFixtures {
    private final SqliteDatabase database = SqliteDatabase.inMemory();

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void aTurnAsksLittleAndWritesEachRowOnce() {
        List<String> read = Collections.synchronizedList(new ArrayList<>());
        List<String> written = Collections.synchronizedList(new ArrayList<>());
        SqlLedger.on(database);
        Jdbi readers = Jdbi.create(NotingSource.of(database, read::add));
        SqliteDialect dialect = new SqliteDialect();
        Ledger ledger = new SqlStore(
                readers,
                dialect,
                new GroupedTransactions(
                        readers, Jdbi.create(NotingSource.of(database, written::add)), dialect, new WriterQueue()),
                new People(Optional.of(MasterKeys.generated())),
                true,
                () -> {});
        begin(ledger, "first");
        read.clear();
        written.clear();

        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        ledger.isBurnt(nonce);
        ledger.find("second");
        ledger.transact(tx -> {
            assertThat(tx.burn(nonce, NOON)).isTrue();
            return tx.append(tx.create(begun("second")), List.of(event(1), event(2)), projection(Status.BLOCKED, 1));
        });

        assertThat(read)
                .extracting(sql -> sql.replaceAll("(?s).* FROM (\\w+).*", "$1"))
                .containsExactly("intentsite_nonce", "intentsite_interaction", "intentsite_person_key");
        assertThat(written)
                .extracting(sql -> sql.replaceAll(
                        "(?s)(SELECT|INSERT INTO|BEGIN|COMMIT)(.*?(pragma|intentsite)_(\\w+))?.*", "$1 $4"))
                .containsExactly(
                        "SELECT journal_mode",
                        "BEGIN ",
                        "INSERT INTO nonce",
                        "SELECT person_key",
                        "INSERT INTO interaction",
                        "INSERT INTO event",
                        "COMMIT ");
    }

    private static Interaction begin(Ledger ledger, String name) {
        return ledger.transact(
                tx -> tx.append(tx.create(begun(name)), List.of(event(1)), projection(Status.BLOCKED, 1)));
    }

    @Test
    void aPreparedStatementOutlivesAChangeOfItsTable() throws SQLException {
        try (Connection connection = database.getConnection();
                Connection other = database.getConnection();
                Statement changing = other.createStatement()) {
            changing.execute("CREATE TABLE dish (name TEXT)");
            insert(connection);
            changing.execute("ALTER TABLE dish ADD COLUMN price INTEGER");
            insert(connection);
            changing.execute("DROP TABLE dish");
            assertThatThrownBy(() -> insert(connection)).hasMessageContaining("no such table: dish");
            changing.execute("CREATE TABLE dish (name TEXT)");
            insert(connection);
        }
    }

    @Test
    void oneThatTheDriverGaveUpIsPreparedAnew() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE dish (name TEXT)");
            insert(connection);
            statement.execute("PRAGMA query_only = ON");
            assertThatThrownBy(() -> insert(connection)).hasMessageContaining("readonly");
            statement.execute("PRAGMA query_only = OFF");
            insert(connection);
        }
    }

    @Test
    void aHandlersInsertionStillTellsTheKeysThatItMade() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE dish (name TEXT)");
            insert(connection);
            statement.executeUpdate("INSERT INTO dish VALUES ('soup')");
            try (ResultSet keys = statement.getGeneratedKeys()) {
                assertThat(keys.next()).isTrue();
                assertThat(keys.getLong(1)).isEqualTo(2);
            }
        }
    }

    private static void insert(Connection connection) throws SQLException {
        try (Prepared insert = Prepared.of(connection, "INSERT INTO dish (name) VALUES (?)")) {
            assertThat(insert.bind("pasta").change()).isEqualTo(1);
        }
    }
}
