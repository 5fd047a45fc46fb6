package dev.intentsite.ledger;

import static dev.intentsite.ledger.HandlerConnectionContract.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each ledger in a SQL database must do besides. */
abstract class SqlLedgerContract extends LedgerContract implements HandlerConnectionContract {
    /** The database that {@link #open} opened the ledger on. */
    abstract DataSource database();

    /** What the database says of a second row with the same key in the table of bookings. */
    abstract String duplicate();

    /** A statement of a handler after which its transaction is no more; what the driver says of it, a careless handler swallows. */
    abstract String endingTheTransaction();

    /** Statements that change, remove, replace or misplace an event of an interaction with two. */
    abstract List<String> forgeries();

    /** There are the company's tables and the ledger's, and no others. */
    static void hasTables(DataSource database, String namesOfTables, String... companys) {
        List<String> expected = new ArrayList<>(List.of(companys));
        expected.addAll(List.of(
                "intentsite_event",
                "intentsite_interaction",
                "intentsite_nonce",
                "intentsite_person_key",
                "intentsite_publication",
                "intentsite_receipt",
                "intentsite_schema_history"));
        List<String> tables = Jdbi.create(database)
                .withHandle(handle ->
                        handle.createQuery(namesOfTables).mapTo(String.class).list());
        assertThat(tables).containsExactlyInAnyOrderElementsOf(expected);
    }

    @BeforeEach
    void makeCompanyTable() throws SQLException {
        execute("CREATE TABLE booking (id TEXT NOT NULL PRIMARY KEY, seats INTEGER)");
    }

    @Test
    void aHandlersStatementsCommitWithTheTurn() throws Exception {
        ledger.<Interaction, SQLException>transact(tx -> {
            book(tx.connection(), "RES-1");
            return tx.append(tx.create(begun("a")), List.of(event(1)), projection(Status.COMPLETED, 1));
        });

        assertThat(bookings()).containsExactly("RES-1");
        assertThat(ledger.find("a")).isPresent();
    }

    @Test
    void aHandlersStatementsAreRolledBackWithTheTurn() throws Exception {
        Interaction newest = append(begin("a"), 2);
        Interaction stale = new Interaction(
                newest.id(),
                "a",
                "",
                "",
                ANNA,
                Status.BLOCKED,
                newest.constraints(),
                newest.state(),
                1,
                1,
                newest.head(),
                NOON,
                NOON,
                NOON);

        assertThatThrownBy(() -> ledger.<Interaction, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-1");
                    return tx.append(stale, List.of(event(2)), projection(Status.COMPLETED, 2));
                }))
                .isInstanceOf(VersionConflictException.class);

        assertThat(bookings()).isEmpty();
    }

    @Test
    void aStatementThatEndsTheTransactionByItselfLeavesNothingOfTheTurn() throws Exception {
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-1");
                    try (Statement statement = tx.connection().createStatement()) {
                        statement.execute(endingTheTransaction());
                    } catch (SQLException e) {
                        // Swallowed, as a careless handler does.
                    }
                    tx.create(begun("a"));
                    return true;
                }))
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(bookings()).isEmpty();
        assertThat(ledger.find("a")).isEmpty();
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    void aHandlersFaultInItsOwnSqlComesOutUnchangedAndTheTurnMayGoOnWhenItIsCaught() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            book(tx.connection(), "RES-1");
            assertThatThrownBy(() -> book(tx.connection(), "RES-1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(duplicate());
            tx.create(begun("a"));
            return true;
        });
        assertThat(bookings()).containsExactly("RES-1");
        assertThat(ledger.find("a")).isPresent();

        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-2");
                    book(tx.connection(), "RES-1");
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(duplicate());
        assertThat(bookings()).containsExactly("RES-1");
    }

    @Test
    void jdbiWorksOnTheConnectionOfATransaction() throws Exception {
        ledger.transact(tx -> {
            Jdbi.create(tx.connection()).useTransaction(handle -> {
                handle.execute("INSERT INTO booking VALUES (?, ?)", "RES-1", 2);
                assertThat(handle.createQuery("SELECT id FROM booking")
                                .mapTo(String.class)
                                .list())
                        .containsExactly("RES-1");
            });
            return true;
        });

        assertThat(bookings()).containsExactly("RES-1");
    }

    @Test
    void theDatabaseItselfKeepsEventsAppendOnly() {
        Interaction interaction = append(begin("a"), 2);

        for (String forgery : forgeries()) {
            assertThatThrownBy(() -> execute(forgery))
                    .as(forgery)
                    .hasMessageContaining("intentsite_event is append-only");
            assertThat(LedgerVerifier.verify(interaction, ledger.events("a")))
                    .as(forgery)
                    .isEmpty();
        }
    }

    @Test
    void anEventThatFollowsTheLastMayBeInserted() throws Exception {
        append(begin("a"), 2);

        execute("INSERT INTO intentsite_event SELECT interaction, 3, type, actor, payload, created_at, hash, hash"
                + " FROM intentsite_event WHERE number = 2");

        List<Integer> numbers = Jdbi.create(database())
                .withHandle(handle -> handle.createQuery("SELECT number FROM intentsite_event ORDER BY number")
                        .mapTo(Integer.class)
                        .list());
        assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void theConnectionsAreReaderFriendlyWhileATransactionWrites() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            book(tx.connection(), "RES-1");
            assertThat(bookings())
                    .as("another connection reads what was committed")
                    .isEmpty();
            return true;
        });
    }

    @Override
    public List<String> bookings() {
        return Jdbi.create(database())
                .withHandle(handle -> handle.createQuery("SELECT id FROM booking ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
