package dev.intentsite.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Lines that a person types, with editing and a history; plain where the terminal can do no more. */
final class KeyboardLines implements Lines {
    private final Terminal terminal;
    private final LineReader reader;

    KeyboardLines(Path history, List<String> commands) throws IOException {
        Files.createDirectories(history.toAbsolutePath().getParent());
        terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .ffm(false)
                .jni(false)
                .encoding(StandardCharsets.UTF_8)
                .build();
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("intentsite")
                .completer(new StringsCompleter(commands))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.HISTORY_SIZE, 500)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
                .build();
    }

    @Override
    public Optional<String> next(String prompt) {
        try {
            return Optional.of(reader.readLine(prompt).strip());
        } catch (UserInterruptException | EndOfFileException end) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
