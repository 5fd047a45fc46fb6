package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.Postgres;
import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders and databases for runs, gone when it is closed. For one thread. */
final class Grounds implements AutoCloseable {
    private final Path folder;
    private final Terms terms;
    private @Nullable Postgres postgres;
    private int count;

    Grounds(Terms terms) throws IOException {
        this.terms = terms;
        this.folder = Files.createTempDirectory("intentsite-benchmark-");
    }

    /** A new, empty one. */
    Setting fresh(Contender contender) throws IOException {
        Path own = Files.createDirectory(folder.resolve("run-" + count++));
        return new Setting(
                own, contender.onPostgres() ? Optional.of(postgres().schema()) : Optional.empty(), Optional.empty());
    }

    private Postgres postgres() throws IOException {
        Postgres server = postgres;
        if (server == null) {
            String address = terms.postgres();
            server = address == null
                    ? Postgres.in(Files.createDirectory(folder.resolve("postgres")))
                    : Postgres.at(address);
            postgres = server;
        }
        return server;
    }

    /** Deletes what a run left. */
    static void clear(Setting setting) throws IOException {
        delete(setting.folder());
    }

    @Override
    public void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
