package dev.intentsite.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. The library then runs it in a user namespace of its own; where that is refused, as in many
 * containers, this lets its programs step down to a user without rights first.
 */
public final class UnprivilegedPostgres {
    private static final String NOBODY = "65534";
    private static final String STEP_DOWN = """
            #!/bin/sh
            real="$(dirname "$0")/real-$(basename "$0")"
            if [ "$(id -u)" = 0 ]; then
                exec setpriv --reuid=%1$s --regid=%1$s --clear-groups "$real" "$@"
            fi
            exec "$real" "$@"
            """.formatted(NOBODY);

    private UnprivilegedPostgres() {}

    /** Starts what {@code builder} makes, as a user who may; its files are in {@code data}. */
    public static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        if (ends("sh", "-c", "test $(id -u) != 0") || ends("unshare", "-U", "true")) {
            return builder.start();
        }
        Path programs = Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir")).resolve("intentsite-postgres-programs"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxr-xr-x"));
        builder.setOverrideWorkingDirectory(programs.toFile());
        try {
            // Unpacks the programs, and fails.
            return builder.start();
        } catch (IllegalStateException refused) {
            stepDown(programs);
            ends("chown", "-R", NOBODY + ":" + NOBODY, data.toString());
            return builder.start();
        }
    }

    private static void stepDown(Path programs) throws IOException {
        List<Path> folders;
        try (Stream<Path> found = Files.walk(programs, 3)) {
            folders = found.filter(path -> path.endsWith("bin")).toList();
        }
        for (Path folder : folders) {
            for (String name : List.of("initdb", "postgres", "pg_ctl")) {
                Path real = folder.resolve("real-" + name);
                if (Files.notExists(real)) {
                    Files.move(folder.resolve(name), real);
                    Path script = Files.writeString(folder.resolve(name), STEP_DOWN);
                    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    /** Whether the command can be run and ends well. */
    private static boolean ends(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
