package dev.intentsite.ledger;

import static dev.intentsite.ledger.HandlerConnectionContract.book;
import static dev.intentsite.ledger.LedgerFixtures.ANNA;
import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;
import static dev.intentsite.ledger.LedgerFixtures.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.util.Throwables;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnDataSourceLedgerTest extends SqliteLedgerContract {
    @TempDir
    private Path folder;

    private CompanySource company;
    private DataSource source;
    private Connection first;

    @Override
    Ledger open() throws SQLException {
        company = new CompanySource(folder.resolve("company.db"));
        source = company.source();
        // As in a pool, somebody has the file open, so that SQLite does not tidy it up after each connection.
        first = source.getConnection();
        flyway().load().migrate();
        return SqlLedger.on(source);
    }

    @AfterEach
    void closeFirstConnection() throws SQLException {
        first.close();
    }

    @Override
    DataSource database() {
        return source;
    }

    private org.flywaydb.core.api.configuration.FluentConfiguration flyway() {
        return Flyway.configure().dataSource(source).locations("classpath:company/migration");
    }

    @Test
    void theLedgersTablesAndMigrationHistoryStandBesideTheCompanys() {
        assertThat(flyway().load().migrate().migrationsExecuted).isZero();
        hasTables(
                source,
                "SELECT name FROM sqlite_master WHERE type = 'table'",
                "booking",
                "flyway_schema_history",
                "menu");
    }

    @Test
    void openingAgainChangesNothing() {
        Interaction interaction = begin("a");

        assertThat(SqlLedger.on(source).find("a")).contains(interaction);
    }

    @Test
    void whatFailsTellsNothingOfWhatWasSaid() throws Exception {
        begin("a");
        execute("DROP TABLE intentsite_receipt");
        execute("DROP TABLE intentsite_event");

        for (Consumer<LedgerTransaction> change : List.<Consumer<LedgerTransaction>>of(
                tx -> tx.remember(receipt("a", "my key")),
                tx -> tx.append(tx.create(begun("b")), List.of(event(1)), projection(Status.BLOCKED, 1)))) {
            assertThatThrownBy(() -> ledger.transact(tx -> {
                        change.accept(tx);
                        return true;
                    }))
                    .satisfies(thrown -> assertThat(Throwables.getStackTrace(thrown))
                            .contains("no such table")
                            .doesNotContain("A table for two", ANNA, "my key", "\"n\""));
        }
    }

    @Test
    void closingTheLedgerLeavesTheDataSourceOpen() throws Exception {
        ledger.close();

        try (Connection connection = source.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PRAGMA synchronous=NORMAL, synchronous=NORMAL, synchronous=FULL",
        "PRAGMA synchronous=OFF, synchronous=OFF, synchronous=FULL",
        "PRAGMA foreign_keys=OFF, foreign_keys=OFF, foreign_keys=ON",
        "PRAGMA busy_timeout=0, busy_timeout=0, busy_timeout=5000"
    })
    void aConnectionThatCouldLoseAnythingIsRefusedAtTheStartAndAtEveryTurn(String pragma, String found, String remedy) {
        company.first(pragma);
        String message = "This SQLite connection has " + found
                + ", so the ledger could lose what it acknowledged or what belongs to it. Set " + remedy
                + " on every connection of the DataSource (org.sqlite.SQLiteConfig, or a pragma in the JDBC URL), or use"
                + " SqliteDatabase.file(path), which does.";

        assertThatThrownBy(() -> SqlLedger.on(source))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> begin("a"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage(message);

        company.first();
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    void anotherJournalThanTheWriteAheadLogIsRefused() {
        CompanySource other = new CompanySource(folder.resolve("other.db"));
        other.first("PRAGMA journal_mode=DELETE");

        assertThatThrownBy(() -> SqlLedger.on(other.source()))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageStartingWith("This SQLite connection has journal_mode=delete,")
                .hasMessageContaining("Set journal_mode=WAL on every connection");
    }

    @Test
    void aFullDiskRefusesTheTurnWholeAndIsForgottenWhenThereIsRoomAgain() throws Exception {
        Interaction before = begin("a");
        Nonce nonce = new Nonce("kid", "0123456789abcdef");
        company.first("PRAGMA max_page_count=1");

        assertThatThrownBy(() -> ledger.<Interaction, SQLException>transact(tx -> {
                    tx.burn(nonce, NOON);
                    book(tx.connection(), "RES-1");
                    return tx.append(before, large(), projection(Status.COMPLETED, 2));
                }))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("nothing was kept")
                .hasMessageContaining("database or disk is full");

        assertThat(ledger.find("a")).contains(before);
        assertThat(ledger.isBurnt(nonce)).isFalse();
        assertThat(bookings()).isEmpty();
        company.first();
        assertThat(ledger.transact(tx -> tx.append(before, large(), projection(Status.COMPLETED, 2)))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void aFullDiskThatTheHandlerMeetsRefusesTheTurnToo() throws Exception {
        company.first("PRAGMA max_page_count=1");

        assertThatThrownBy(() -> ledger.<Interaction, SQLException>transact(tx -> {
                    bookLarge(tx.connection());
                    return tx.create(begun("a"));
                }))
                .as("thrown by the handler")
                .isInstanceOf(LedgerUnavailableException.class)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).isInstanceOf(SQLException.class));
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    Interaction made = tx.create(begun("a"));
                    try {
                        bookLarge(tx.connection());
                    } catch (SQLException e) {
                        // Swallowed, as a careless handler does.
                    }
                    return made.version() == 0;
                }))
                .as("swallowed by the handler")
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(ledger.find("a")).isEmpty();
        assertThat(bookings()).isEmpty();
        company.first();
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    void aReadOnlyDatabaseRefusesTheTurn() {
        company.first("PRAGMA query_only=ON");

        assertThatThrownBy(() -> begin("a"))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("attempt to write a readonly database");

        assertThat(ledger.find("a")).isEmpty();
        company.first();
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    void aDatabaseThatSomebodyElseLocksRefusesTheTurnAfterTheBusyTimeout() throws Exception {
        company.first("PRAGMA busy_timeout=50");
        try (Connection other = source.getConnection()) {
            other.createStatement().execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> begin("a"))
                    .isInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("database is locked");
            other.createStatement().execute("ROLLBACK");
        }

        assertThat(begin("a").version()).isEqualTo(1);
    }

    private static List<NewEvent> large() {
        return List.of(new NewEvent("said", ANNA, Json.of("text", "x".repeat(100_000)), NOON));
    }

    private static void bookLarge(Connection connection) throws SQLException {
        book(connection, "RES-" + "x".repeat(100_000));
    }
}
