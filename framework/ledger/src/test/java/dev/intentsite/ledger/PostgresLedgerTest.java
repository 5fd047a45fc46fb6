package dev.intentsite.ledger;

import static dev.intentsite.ledger.HandlerConnectionContract.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.AutoSave;

final class PostgresLedgerTest extends SqlLedgerContract {
    private PGSimpleDataSource database;

    @Override
    Ledger open() throws SQLException {
        database = PostgresServer.database();
        return SqlLedger.at(PostgresServer.url(database));
    }

    @Override
    PGSimpleDataSource database() {
        return database;
    }

    @Override
    String duplicate() {
        return "duplicate key value violates unique constraint \"booking_pkey\"";
    }

    @Override
    String endingTheTransaction() {
        return "SELECT pg_terminate_backend(pg_backend_pid())";
    }

    @Override
    List<String> forgeries() {
        return List.of(
                "UPDATE intentsite_event SET actor = 'x' WHERE number = 1",
                "DELETE FROM intentsite_event WHERE number = 2",
                "DELETE FROM intentsite_event",
                "TRUNCATE intentsite_event",
                "TRUNCATE intentsite_interaction CASCADE",
                "INSERT INTO intentsite_event SELECT interaction, 2, type, 'x', payload, created_at, previous, hash"
                        + " FROM intentsite_event WHERE number = 2"
                        + " ON CONFLICT (interaction, number) DO UPDATE SET actor = 'x'",
                "INSERT INTO intentsite_event SELECT interaction, 4, type, actor, payload, created_at, hash, hash"
                        + " FROM intentsite_event WHERE number = 2",
                "INSERT INTO intentsite_event SELECT interaction, 3, type, actor, payload, created_at, previous, hash"
                        + " FROM intentsite_event WHERE number = 2");
    }

    @Override
    public Class<?> driversConnection() {
        return PGConnection.class;
    }

    @Override
    public Class<?> driversStatement() {
        return PGStatement.class;
    }

    @Test
    void whatOneMachineKeptAnotherFinds() {
        Interaction first = begin("a");

        try (Ledger other = SqlLedger.on(database)) {
            assertThat(other.find("a")).contains(first);
            Interaction second =
                    other.transact(tx -> tx.append(first, List.of(event(2)), projection(Status.BLOCKED, 2)));
            assertThat(ledger.find("a")).contains(second);
            assertThatThrownBy(() -> append(first, 2)).isInstanceOf(VersionConflictException.class);
        }
    }

    @Test
    void theLedgersTablesStandBesideTheCompanysWhichHasItsOwnMigrations() throws SQLException {
        PGSimpleDataSource company = PostgresServer.database();
        Flyway flyway = Flyway.configure()
                .dataSource(company)
                .locations("classpath:company/migration")
                .load();
        flyway.migrate();

        SqlLedger.on(company);
        SqlLedger.on(company);

        assertThat(flyway.migrate().migrationsExecuted).isZero();
        hasTables(
                company,
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
                "flyway_schema_history",
                "menu");
    }

    @Test
    void aConnectionThatDoesNotWaitForTheDiskIsRefusedAtTheStartAndAtEveryTurn() throws SQLException {
        String message = "This PostgreSQL connection has synchronous_commit=off, so the ledger could lose what it"
                + " acknowledged. Set synchronous_commit=on for the server, the database and the user of the DataSource.";
        PGSimpleDataSource careless = PostgresServer.database();
        Ledger opened = SqlLedger.on(careless);
        careless.setOptions("-c synchronous_commit=off");

        assertThatThrownBy(() -> SqlLedger.on(careless))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> opened.transact(tx -> tx.create(begun("a"))))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage(message);
        careless.setOptions("-c synchronous_commit=on");
        assertThat(opened.find("a")).isEmpty();
        assertThat(opened.transact(tx -> tx.create(begun("a"))).version()).isZero();
    }

    @Test
    void aHandlerCannotMakeItsTurnForgetful() throws SQLException {
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    tx.create(begun("a"));
                    book(tx.connection(), "RES-1");
                    try (Statement statement = tx.connection().createStatement()) {
                        statement.execute("SET LOCAL synchronous_commit = off");
                    }
                    return true;
                }))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageStartingWith("This PostgreSQL connection has synchronous_commit=off");

        assertThat(ledger.find("a")).isEmpty();
        assertThat(bookings()).isEmpty();
    }

    @Test
    void aDollarQuotedTextIsNoStatement() throws SQLException {
        ledger.<Boolean, SQLException>transact(tx -> {
            try (Statement statement = tx.connection().createStatement()) {
                statement.execute("DO $do$ BEGIN INSERT INTO booking VALUES ('RES-1', 2); END $do$");
                statement.execute("INSERT INTO booking VALUES (E'it\\'s; COMMIT', 2)");
            }
            return true;
        });

        assertThat(bookings()).containsExactly("RES-1", "it's; COMMIT");
    }

    @Test
    void whatARowHoldsIsNotInTheFaultOfAConstraint() {
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "Jane Smith");
                    book(tx.connection(), "Jane Smith");
                    return true;
                }))
                .satisfies(thrown -> assertThat(Throwables.getStackTrace(thrown))
                        .contains(duplicate())
                        .doesNotContain("Jane"));
    }

    @Test
    void aDatabaseThatTakesNoWritesRefusesTheTurnAndRecoversByItself() throws SQLException {
        PGSimpleDataSource standby = PostgresServer.database();
        Ledger opened = SqlLedger.on(standby);
        standby.setOptions("-c default_transaction_read_only=on");

        assertThatThrownBy(() -> opened.transact(tx -> tx.create(begun("a"))))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("nothing was kept")
                .hasMessageContaining("read-only transaction");

        standby.setOptions("-c default_transaction_read_only=off");
        assertThat(opened.find("a")).isEmpty();
        assertThat(opened.transact(tx -> tx.create(begun("a"))).version()).isZero();
    }

    @Test
    void aPooledConnectionIsGivenBackAsItWas() throws SQLException {
        HikariConfig config = PostgresPool.config(PostgresServer.url(database));
        // Flyway takes two.
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = PostgresPool.open(config)) {
            Ledger own = SqlLedger.on(pool);
            own.<Boolean, SQLException>transact(tx -> {
                book(tx.connection(), "RES-1");
                return true;
            });
            try (Connection one = pool.getConnection();
                    Connection other = pool.getConnection()) {
                for (Connection connection : List.of(one, other)) {
                    assertThat(connection.getAutoCommit()).isTrue();
                    assertThat(connection.unwrap(PGConnection.class).getAutosave())
                            .isEqualTo(AutoSave.NEVER);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://db.example/site", "jdbc:sqlite:site.db", "postgresql://user:secret@host/db"})
    void anotherAddressThanPostgresIsRefused(String address) {
        assertThatThrownBy(() -> SqlLedger.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is no address of PostgreSQL; give one like jdbc:postgresql://host:5432/database,"
                        + " or open a SQLite file with SqlLedger.file(path).")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aServerThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> SqlLedger.at("jdbc:postgresql://localhost:1/none", "anna", "secret"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageStartingWith("Cannot reach PostgreSQL: ")
                .hasMessageNotContaining("secret");
    }
}
