package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.Shell.Ran;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderstandCommandTest {
    @TempDir
    Path home;

    private Path manifest;

    @BeforeEach
    void write() throws IOException {
        manifest = Files.write(home.resolve("site.yaml"), new TestSite("https://bella.example").manifest());
    }

    @Test
    void eachLineIsAnsweredInOrder() {
        Ran ran = new Shell(home).typing("""
                {"id":"a","now":"2026-10-15T12:00:00-05:00","message":"Book a table for 4 people on October 20","state":{}}
                not json

                {"id":"c","message":"hello"}
                {"id":"d","now":"2026-10-15T12:00:00-05:00","message":"Book a table for 5 people","state":{}}
                """, "understand", "--manifest", manifest.toString());

        List<JsonNode> lines = ran.out()
                .lines()
                .map(line -> (JsonNode) TestSite.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(lines).extracting(line -> line.path("id").asText()).containsExactly("a", "null", "c", "d");
        assertThat(lines.get(0).path("capability").asText()).isEqualTo("book_table");
        assertThat(lines.get(0).at("/parameters/party_size").intValue()).isEqualTo(4);
        assertThat(lines.get(0).at("/parameters/date").asText()).isEqualTo("2026-10-20");
        assertThat(lines.get(1).path("error").asText()).isNotEmpty();
        assertThat(lines.get(2).path("error").asText()).isNotEmpty();
        assertThat(lines.get(3).at("/parameters/party_size").intValue()).isEqualTo(5);
    }

    @Test
    void aFaultInOneLineIsReportedOnThatLine() throws IOException {
        var out = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                Map.of(),
                new ByteArrayInputStream("{\"id\":1}\n{\"id\":2}\n".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                false,
                false,
                Clock.systemUTC());

        UnderstandCommand.answerAll(surroundings, line -> {
            if (line.contains("1")) {
                throw new IllegalStateException("broken");
            }
            return "fine";
        });

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":1,\"error\":\"a defect of this command: java.lang.IllegalStateException: broken\"}\nfine\n");
    }

    @Test
    void aManifestThatIsNoneIsWrongUsage() throws IOException {
        Files.writeString(manifest, "company: 7");

        Ran ran = new Shell(home).run("understand", "--manifest", manifest.toString());

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).startsWith("intentsite: ").contains("/last_updated is missing", "/contact is missing");
    }

    @Test
    void aMissingManifestIsNamed() {
        Ran ran = new Shell(home)
                .run("understand", "--manifest", home.resolve("none.yaml").toString());

        assertThat(ran.err()).isEqualTo("intentsite: there is no file " + home.resolve("none.yaml") + "\n");
    }
}
