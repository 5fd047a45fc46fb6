package dev.intentsite.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One schema file of this package: read once, compiled when it is first needed. */
final class PublishedSchema {
    static final String BASE = "https://intentsite.dev/schema/1.0/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String text;
    private final ObjectNode tree;
    private volatile @Nullable JsonSchema compiled;

    PublishedSchema(String name) {
        this.text = resource(name + ".schema.json");
        try {
            this.tree = (ObjectNode) MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ".schema.json is not JSON", e);
        }
    }

    String id() {
        return tree.path("$id").asText();
    }

    String text() {
        return text;
    }

    ObjectNode tree() {
        return tree.deepCopy();
    }

    JsonSchema compiled() {
        JsonSchema known = compiled;
        if (known == null) {
            // twice at worst, with the same outcome
            known = JsonSchema.of(tree);
            compiled = known;
        }
        return known;
    }

    /** The text of a schema file by its name, such as {@code request.schema.json}. */
    static String resource(String file) {
        try (InputStream in = PublishedSchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks dev/intentsite/schema/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
