package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Does what the commands of the PostgreSQL chapter do, on a machine that may have the server alone: rows come out of one moment and go in
 * again as {@code pg_dump} and {@code pg_restore} take them, by {@code COPY}, before triggers and foreign keys look. The tables themselves are
 * made by who is given to make them, not from the dump.
 */
final class PostgresShell implements BackupChapter.Shell {
    /** As pg_restore, which makes triggers and foreign keys after the rows. */
    private static final String ROWS_FIRST = "SET LOCAL session_replication_role = replica";

    private final Consumer<PGSimpleDataSource> tables;
    private final Map<String, Dump> dumps = new HashMap<>();
    private Optional<PGSimpleDataSource> database;

    /** A dump's rows by table; without the tables' definitions where it has the data alone. */
    private record Dump(boolean dataOnly, Map<String, byte[]> rows) {}

    /** @param tables makes the tables of a new database, which may put rows into them */
    PostgresShell(PGSimpleDataSource database, Consumer<PGSimpleDataSource> tables) {
        this.database = Optional.of(database);
        this.tables = tables;
    }

    /** The database of now. */
    PGSimpleDataSource database() {
        return database.orElseThrow();
    }

    /** That machine is lost. */
    void lose() {
        database = Optional.empty();
    }

    @Override
    public void run(List<String> words) throws IOException, SQLException {
        List<String> options = new ArrayList<>(words.subList(1, words.size()));
        switch (words.get(0)) {
            case "umask" -> assertThat(options).containsExactly("077");
            case "createdb" -> {
                assertThat(options).containsExactly("bella");
                assertThat(database).as("it is new").isEmpty();
                database = Optional.of(PostgresServer.database());
            }
            case "pg_dump" -> {
                assertThat(options.remove("--format=custom")).isTrue();
                dump(options);
            }
            case "pg_restore" -> {
                assertThat(options.remove("--exit-on-error")).isTrue();
                assertThat(options.remove("--dbname=bella")).isTrue();
                assertThat(options).hasSize(1);
                restore(dumps.get(options.get(0)));
            }
            default -> throw new AssertionError("Nobody tried " + words);
        }
    }

    private static Optional<String> value(List<String> options, String name) {
        Optional<String> found =
                options.stream().filter(option -> option.startsWith(name + "=")).findFirst();
        found.ifPresent(options::remove);
        return found.map(option -> option.substring(name.length() + 1));
    }

    private void dump(List<String> options) throws IOException, SQLException {
        assertThat(value(options, "--dbname")).contains("bella");
        String file = value(options, "--file").orElseThrow();
        Optional<String> without = value(options, "--exclude-table-data");
        Optional<String> alone = value(options, "--table");
        boolean dataOnly = options.remove("--data-only");
        assertThat(options).as("options that nobody tried").isEmpty();
        Map<String, byte[]> rows = new LinkedHashMap<>();
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : names(connection)) {
                if (alone.isEmpty() || alone.get().equals(table)) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    if (!without.equals(Optional.of(table))) {
                        copies.copyOut("COPY " + table + columns(connection, table) + " TO STDOUT", out);
                    }
                    rows.put(table + columns(connection, table), out.toByteArray());
                }
            }
            connection.rollback();
        }
        assertThat(rows).as("%s %s", without, alone).isNotEmpty();
        dumps.put(file, new Dump(dataOnly, rows));
    }

    private void restore(Dump dump) throws IOException, SQLException {
        if (!dump.dataOnly()) {
            tables.accept(database());
        }
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(ROWS_FIRST);
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, byte[]> table : dump.rows().entrySet()) {
                if (!dump.dataOnly()) {
                    statement.execute("DELETE FROM " + table.getKey().replaceAll("\\(.*", ""));
                }
                copies.copyIn("COPY " + table.getKey() + " FROM STDIN", new ByteArrayInputStream(table.getValue()));
            }
            connection.commit();
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        return texts(
                connection,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY table_name");
    }

    private static String columns(Connection connection, String table) throws SQLException {
        return "("
                + String.join(
                        ", ",
                        texts(
                                connection,
                                "SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_schema ="
                                        + " current_schema() AND table_name = '" + table
                                        + "' ORDER BY ordinal_position"))
                + ")";
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
