package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Every statement of a ledger finds its rows by an index, whatever else is in the tables. */
final class IndexUseTest extends LedgerFixtures {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\?");
    private static final Pattern ABOUT_ROWS = Pattern.compile("(?s)(SELECT|INSERT|UPDATE|DELETE).*intentsite_");

    @Test
    void inSqlite() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.inMemory()) {
            for (String sql : statements(database)) {
                assertThat(plan(database, "EXPLAIN QUERY PLAN " + sql, 4))
                        .as(sql)
                        .noneMatch(line -> line.startsWith("SCAN") && !line.contains("CONSTANT ROW"))
                        .noneMatch(line -> line.contains("TEMP B-TREE"));
            }
        }
    }

    @Test
    void inPostgres() throws SQLException {
        PGSimpleDataSource database = PostgresServer.database();
        Set<String> statements = statements(database);
        // A plan for parameters without values is not to be had otherwise.
        database.setPreferQueryMode(PreferQueryMode.SIMPLE);
        for (String sql : statements) {
            AtomicInteger number = new AtomicInteger();
            String numbered = PLACEHOLDER.matcher(sql).replaceAll(match -> "\\$" + number.incrementAndGet());
            assertThat(plan(database, "EXPLAIN (GENERIC_PLAN) " + numbered, 1))
                    .as(sql)
                    .noneMatch(line -> line.contains("Seq Scan"))
                    .noneMatch(line -> line.contains("Sort"));
        }
    }

    /** All that a ledger says to its database. */
    private static Set<String> statements(DataSource database) throws SQLException {
        SqlLedger.on(database);
        Set<String> statements = new TreeSet<>();
        Jdbi jdbi = Jdbi.create(NotingSource.of(database, statements::add));
        Ledger ledger = new SqlStore(
                jdbi,
                dialect(database),
                new GroupedTransactions(jdbi, jdbi, dialect(database), new WriterQueue()),
                new People(Optional.of(MasterKeys.generated())),
                true,
                () -> {});
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        ledger.transact(tx -> {
            tx.burn(nonce, NOON);
            Interaction made = tx.append(tx.create(begun("a")), List.of(event(1)), projection(Status.BLOCKED, 1));
            tx.remember(receipt("a", "key"));
            return made;
        });
        ledger.transact(
                tx -> tx.append(ledger.find("a").orElseThrow(), List.of(event(2)), projection(Status.BLOCKED, 2)));
        ledger.transact(tx -> tx.create(begun("c")));
        ledger.events("a");
        ledger.receipt("a", ANNA, "key");
        ledger.isBurnt(nonce);
        ledger.active(Optional.empty(), 10);
        ledger.ofActor(ANNA);
        ledger.transact(tx -> tx.append(
                tx.create(new NewInteraction("b", "", "", "https://bob.example", Json.of("n", 0), NOON, NOON)),
                List.of(event(1)),
                new LedgerTransaction.Projection(
                        Status.COMPLETED,
                        "",
                        projection(Status.COMPLETED, 1).state(),
                        1,
                        NOON,
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.of(NOON))));
        assertThat(ledger.claim(NOON.plusSeconds(1), 10, age -> age)).containsExactly("b");
        ledger.postpone("b", NOON.plusSeconds(2));
        Jdbi.create(database)
                .useHandle(handle ->
                        handle.execute("INSERT INTO intentsite_interaction SELECT 'plain', 'plain', '', '', '" + ANNA
                                + "', status, '{}', '{}', 1, 1, head, 0, 0, 0, 0, NULL, NULL, NULL FROM intentsite_interaction"
                                + " WHERE interaction_id = 'a'"));
        ledger.transact(tx -> tx.forget(ANNA, NOON));
        assertThat(ledger.sweep(NOON.plusSeconds(9), NOON.plusSeconds(9999))).isEqualTo(5);
        statements.removeIf(sql -> !ABOUT_ROWS.matcher(sql).lookingAt());
        assertThat(statements).hasSize(36);
        return statements;
    }

    private static Dialect dialect(DataSource database) throws SQLException {
        if (database instanceof SqliteDatabase) {
            return new SqliteDialect();
        }
        try (Connection connection = database.getConnection()) {
            return PostgresDialect.of(connection);
        }
    }

    private static List<String> plan(DataSource database, String sql, int column) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!(database instanceof SqliteDatabase)) {
                // Small tables are read whole or sorted otherwise.
                statement.execute("SET enable_seqscan = off");
                statement.execute("SET enable_bitmapscan = off");
            }
            List<String> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    lines.add(rows.getString(column));
                }
            }
            return lines;
        }
    }
}
