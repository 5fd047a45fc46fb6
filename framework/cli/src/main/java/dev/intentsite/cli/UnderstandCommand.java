package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Understanding;
import dev.intentsite.protocol.Manifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code intentsite understand --manifest SITE.yaml}: reads messages as a site would, for measuring and for other programs. */
@Command(
        name = "understand",
        mixinStandardHelpOptions = true,
        description = {
            "Reads messages as a site of this manifest would: JSON lines in, JSON lines out, in the same order.",
            "A line in:  {\"id\", \"now\", \"locale\", \"message\", \"state\": {\"capability\", \"collected\", \"asked\", …}}",
            "A line out: {\"id\", \"capability\", \"parameters\", \"ambiguous\"}, or {\"id\", \"error\"}"
        })
final class UnderstandCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--manifest", paramLabel = "FILE", required = true, description = "the site's manifest, YAML")
    Path manifest = Path.of("");

    UnderstandCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Understanding understanding = Understanding.of(Manifest.ofYaml(Files.readAllBytes(manifest)));
        return answerAll(surroundings, understanding::line);
    }

    /** Answers each line; a fault in one stays its own. The code says whether the lines could be read, not what was in them. */
    static int answerAll(Surroundings surroundings, UnaryOperator<String> answer) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                surroundings.out().println(answer(line, answer));
            }
        }
        return ExitCode.DONE;
    }

    private static String answer(String line, UnaryOperator<String> answer) {
        try {
            return answer.apply(line);
        } catch (RuntimeException | StackOverflowError fault) {
            ObjectNode failed = JsonNodeFactory.instance.objectNode();
            failed.set("id", id(line));
            return failed.put("error", "a defect of this command: " + fault).toString();
        }
    }

    private static JsonNode id(String line) {
        try {
            JsonNode id = new ObjectMapper().readTree(line).path("id");
            return id.isMissingNode() ? NullNode.getInstance() : id;
        } catch (IOException | StackOverflowError notJson) {
            return NullNode.getInstance();
        }
    }
}
