package dev.intentsite.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A company's own DataSource on a SQLite file, whose connections first run what a test says. */
final class CompanySource {
    private final SQLiteConfig config = new SQLiteConfig();
    private final List<String> first = new ArrayList<>();
    private final Path file;

    CompanySource(Path file) {
        this.file = file;
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(2000);
    }

    /** Changes what connections from now on begin with. */
    void first(String... pragmas) {
        first.clear();
        first.addAll(List.of(pragmas));
    }

    DataSource source() {
        SQLiteDataSource source = new SQLiteDataSource(config) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                try (Statement statement = connection.createStatement()) {
                    for (String pragma : first) {
                        statement.execute(pragma);
                    }
                }
                return connection;
            }
        };
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }
}
