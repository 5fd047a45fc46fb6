package dev.intentsite.endurance;

import dev.intentsite.http.IntentServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The {@link Tavern} on a SQLite file whose disk gets full, or cannot be written, and gets well again, as it is told: {@code full}, {@code
 * read-only}, {@code well}. Its arguments: the folder of its keys, the file.
 */
final class NarrowTavernProgram {
    static final String FULL = "full";
    static final String READ_ONLY = "read-only";
    static final String WELL = "well";

    private static volatile List<String> settings = settings(WELL);

    private NarrowTavernProgram() {}

    /** A file of no more pages than it has is a full disk to SQLite. */
    private static List<String> settings(String word) {
        return switch (word) {
            case FULL -> List.of("PRAGMA query_only = OFF", "PRAGMA max_page_count = 1");
            case READ_ONLY -> List.of("PRAGMA query_only = ON");
            case WELL -> List.of("PRAGMA query_only = OFF", "PRAGMA max_page_count = 1073741823");
            default -> throw new IllegalArgumentException(word);
        };
    }

    public static void main(String[] arguments) throws SQLException {
        Child.prepare(word -> settings = settings(word));
        IntentServer server = TavernProgram.serve(
                Path.of(arguments[0]), narrow(TavernProgram.database(arguments[1])), URI.create("http://localhost:1"));
        Child.ready(server.port());
    }

    private static DataSource narrow(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(database, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (result instanceof Connection connection) {
                        narrow(connection);
                    }
                    return result;
                });
    }

    private static void narrow(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
    }
}
