package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Does what the commands of the SQLite chapter do, in a folder, on a machine that may have no {@code sqlite3}. */
record SqliteShell(Path folder) implements BackupChapter.Shell {
    private static final Pattern FILE = Pattern.compile("'([^'/]+\\.db)'");

    @Override
    public void run(List<String> words) throws IOException, SQLException {
        switch (words.get(0)) {
            case "umask" -> assertThat(words).containsExactly("umask", "077");
            case "sqlite3" -> sqlite(folder.resolve(words.get(1)), words.subList(2, words.size()));
            case "cp" -> {
                assertThat(words).hasSize(4).startsWith("cp", "-rp");
                copy(folder.resolve(words.get(2)), folder.resolve(words.get(3)));
            }
            default -> throw new AssertionError("Nobody tried " + words);
        }
    }

    private void sqlite(Path database, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(FILE.matcher(sql).replaceAll(name -> "'" + folder.resolve(name.group(1)) + "'"));
            }
        }
    }

    /** With permissions and all, as {@code cp -rp}. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.toList();
        }
        for (Path file : files) {
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
