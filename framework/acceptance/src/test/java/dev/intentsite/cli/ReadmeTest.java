package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.IntentServer;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.testkit.TestClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README shows of the terminal is what the command prints when the restaurant hears the same, on the day that the README
 * speaks of. In the command's own package, because only there it takes a clock.
 */
class ReadmeTest {
    private static final String README_ORIGIN = "http://localhost:8080";

    private final TestClock clock = TestClock.at("2026-11-21T11:00", "America/Chicago");

    @TempDir
    Path folder;

    @Test
    void itsConversationsAreWhatTheCommandPrints() throws IOException {
        List<String> shown = transcripts();
        assertThat(shown).hasSize(2);
        String talk = shown.get(0);
        String said = talk.lines()
                .filter(line -> line.startsWith("you> "))
                .map(line -> line.substring(5) + "\n")
                .collect(Collectors.joining());
        String question = shown.get(1).replaceAll("(?s)^\\$ [^\"]*\"([^\"]*)\".*", "$1");

        try (BellaCucina house = new BellaCucina(folder);
                IntentServer server = IntentServer.builder()
                        .port(0)
                        .start(origin ->
                                house.site().origin(origin).clock(clock).build())) {
            String origin = server.site().origin();
            run("", "keygen");
            String printed = run(said, "talk", origin);

            assertThat(readable(printed.substring(printed.indexOf("you> ")), origin))
                    .isEqualTo(readable(talk, README_ORIGIN));
            assertThat(readable(run("", "send", origin, question), origin))
                    .isEqualTo(readable(shown.get(1).replaceFirst("^.*\n", ""), README_ORIGIN));
        }
    }

    /** The blocks of plain text that show the command. */
    private static List<String> transcripts() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        List<String> blocks = new ArrayList<>();
        for (String part : readme.split("```text\n", -1)) {
            String block = part.split("```", -1)[0];
            if (block.startsWith("you> ") || block.startsWith("$ ")) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** Without what differs from run to run: the address, and the number in a reference. */
    private static String readable(String text, String origin) {
        return text.replace(origin, "ORIGIN")
                .replaceAll("(RES-\\d{4}-\\d{2}-\\d{2})-\\d{6}", "$1-NUMBER")
                .strip();
    }

    private String run(String in, String... arguments) {
        var out = new ByteArrayOutputStream();
        Main.run(
                new Surroundings(
                        Map.of("HOME", folder.toString()),
                        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        System.err,
                        false,
                        false,
                        clock),
                arguments);
        return out.toString(StandardCharsets.UTF_8);
    }
}
