package dev.intentsite.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines from a file or another program, repeated after the prompt so that what is printed reads as a conversation. */
final class PipedLines implements Lines {
    private final BufferedReader reader;
    private final PrintStream out;

    PipedLines(Surroundings surroundings) {
        this.reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        this.out = surroundings.out();
    }

    @Override
    public Optional<String> next(String prompt) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            return Optional.empty();
        }
        if (!line.isBlank()) {
            out.println(prompt + line.strip());
        }
        return Optional.of(line.strip());
    }

    @Override
    public void close() {}
}
