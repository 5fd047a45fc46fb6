package dev.intentsite.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * YAML of a manifest as a JSON tree and back. A manifest may come from anyone: no tags, no two members of one
 * name, 4 MiB, 32 levels and, aliases written out, 400,000 values at most: a thousand capabilities and more.
 */
final class ManifestYaml {
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_LEVELS = 32;
    /** Members that are text however they look: {@code manifest_version: 1.0} is not the number 1. */
    private static final Set<String> TEXTS = Set.of(
            "manifest_version",
            "company",
            "last_updated",
            "version",
            "phone",
            "protocol_versions",
            "values",
            "synonyms",
            "operating_hours");

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loaderOptions(options())
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .stringQuotingChecker(new PlainNames())
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    private static final ObjectMapper WRITER = new ObjectMapper(FACTORY);

    private final YAMLParser parser;
    private final YamlAnchors anchors = new YamlAnchors();
    private int schemas;
    private int depth;

    private ManifestYaml(YAMLParser parser) {
        this.parser = parser;
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        return options;
    }

    /** @throws IllegalArgumentException when it is not the YAML that a manifest may be */
    static JsonNode read(byte[] yaml) {
        if (yaml.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "the manifest has " + yaml.length + " bytes; at most " + MOST_BYTES + " are read");
        }
        try (YAMLParser parser = FACTORY.createParser(text(yaml))) {
            return new ManifestYaml(parser).document();
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ", at line " + e.getLocation().getLineNr();
            throw new IllegalArgumentException("the manifest is not YAML" + place, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the manifest is not YAML", e);
        }
    }

    private static String text(byte[] yaml) {
        try {
            return Utf8.decode(yaml);
        } catch (StrictJsonException e) {
            throw new IllegalArgumentException("the manifest is not UTF-8 text: " + e.getMessage(), e);
        }
    }

    static byte[] write(JsonNode tree) {
        try {
            return WRITER.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode document() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IllegalArgumentException("the manifest is empty");
        }
        JsonNode root = value(token, false);
        if (parser.nextToken() != null) {
            throw refused("there is a second document");
        }
        return root;
    }

    private JsonNode value(JsonToken token, boolean text) throws IOException {
        if (parser.getTypeId() != null) {
            throw refused("there is a tag; leave it out");
        }
        if (parser.isCurrentAlias()) {
            return anchors.get(parser.getText(), this::refused);
        }
        String anchor = parser.getObjectId();
        JsonNode node = switch (token) {
            case START_OBJECT, START_ARRAY -> nested(token, text);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text ? text() : number();
            case VALUE_TRUE, VALUE_FALSE ->
                text ? text() : JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> text();
        };
        anchors.count(node, this::refused);
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private JsonNode nested(JsonToken token, boolean text) throws IOException {
        depth++;
        if (depth > MOST_LEVELS) {
            throw refused("it is nested more than " + MOST_LEVELS + " levels deep");
        }
        JsonNode node = token == JsonToken.START_OBJECT ? object(text) : array(text);
        depth--;
        return node;
    }

    private JsonNode text() throws IOException {
        String text = parser.getText();
        IJsonText.fault(text).ifPresent(fault -> {
            throw refused(fault);
        });
        return JsonNodeFactory.instance.textNode(text);
    }

    /** What is no number in JSON, such as {@code .inf}, is the text that was written. */
    private JsonNode number() throws IOException {
        try {
            double number = parser.getNumberValue().doubleValue();
            return Double.isFinite(number) ? IJsonNumber.node(number) : text();
        } catch (JsonProcessingException e) {
            return text();
        }
    }

    /** Members that are left empty are absent. */
    private ObjectNode object(boolean text) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        Set<String> names = new HashSet<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (!names.add(name)) {
                throw refused("the member \"" + Excerpt.of(name) + "\" is there twice");
            }
            // what is inside a schema is the schema's affair
            boolean verbatim = schemas > 0 || name.equals("schema");
            schemas += verbatim ? 1 : 0;
            JsonNode value = value(parser.nextToken(), !verbatim && (text || TEXTS.contains(name)));
            schemas -= verbatim ? 1 : 0;
            if (verbatim || !value.isNull()) {
                object.set(name, value);
            }
        }
        return object;
    }

    private ArrayNode array(boolean text) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, text));
        }
        return array;
    }

    private IllegalArgumentException refused(String fault) {
        return new IllegalArgumentException("the manifest is not read: " + fault + ", at line "
                + parser.currentTokenLocation().getLineNr());
    }
}
