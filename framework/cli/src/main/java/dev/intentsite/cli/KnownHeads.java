package dev.intentsite.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads the {@code record} of answers that were kept (wire.md § 2). */
final class KnownHeads {
    private KnownHeads() {}

    /**
     * The records by interaction.
     *
     * @throws IllegalArgumentException naming the line that is no answer; one without {@code record}, as errors are, is passed over
     */
    static Map<String, Set<String>> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Set<String>> heads = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    take(mapper, line, file + " line " + number, heads);
                }
            }
        }
        return heads;
    }

    private static void take(ObjectMapper mapper, String line, String where, Map<String, Set<String>> heads) {
        JsonNode answer;
        try {
            answer = mapper.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + " is not JSON: give one signed answer a line", e);
        }
        if (!answer.path("interaction_id").isTextual()) {
            throw new IllegalArgumentException(where + " has no interaction_id: give one signed answer a line");
        }
        if (answer.path("record").isTextual()) {
            heads.computeIfAbsent(answer.path("interaction_id").asText(), name -> new LinkedHashSet<>())
                    .add(answer.path("record").asText());
        }
    }
}
