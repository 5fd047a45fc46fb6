package dev.intentsite.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Runs the command in this process, with a home of its own. */
final class Shell {
    record Ran(int code, String out, String err) {}

    private final Path home;

    Shell(Path home) {
        this.home = home;
    }

    Ran run(String... arguments) {
        return typing("", arguments);
    }

    Ran typing(String in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(
                new Surroundings(
                        Map.of("HOME", home.toString()),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        false,
                        Clock.systemUTC()),
                arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
