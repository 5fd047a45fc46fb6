package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * No file of the process may grow beyond what the shell allows it: the system refuses the write that would, in the middle of a commit, until
 * somebody else has emptied the journal. On every system with a shell.
 */
final class FileLimit implements StoreTrouble {
    /** 2 or 4 MB, as shells count: more than SQLite's library, which is unpacked, and less than the journal at which SQLite empties it. */
    private static final int BLOCKS = 3900;

    @Override
    public List<String> before(Path folder) {
        return List.of("/bin/sh", "-c", "ulimit -S -f " + BLOCKS + " && exec \"$@\"", "sh");
    }

    @Override
    public void begin(Child child, Path folder) {}

    @Override
    public void end(Child child, Path folder) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(StoreTroubleTest.FILE));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            try (ResultSet emptied = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                assertThat(emptied.getInt(1)).as("the journal was in use").isZero();
            }
        }
    }
}
