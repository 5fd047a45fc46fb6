package dev.intentsite.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Optional;

/**
 * Looks up what a schema says about a value in words. Only the published schemas are quoted: their descriptions are
 * written as what is expected; those of others may be whole sentences.
 */
final class SchemaPlaces {
    private final JsonNode root;

    SchemaPlaces(JsonNode root) {
        this.root = root;
    }

    /** The description of the schema that found {@code error}. */
    Optional<String> description(Error error) {
        return description(schema(error));
    }

    /** What the schema says about the member that {@code error} misses: its choices, its description, else its type. */
    Optional<String> member(Error error) {
        JsonNode schema = resolved(schema(error).path("properties").path(String.valueOf(error.getProperty())));
        if (schema.has("enum")) {
            return Optional.of(Words.either(schema.path("enum")));
        }
        Optional<String> described = description(schema);
        return described.isPresent() || !schema.has("type") ? described : Optional.of(Words.kinds(schema.path("type")));
    }

    private Optional<String> description(JsonNode schema) {
        return isPublished() && schema.path("description").isTextual()
                ? Optional.of(schema.path("description").asText())
                : Optional.empty();
    }

    private boolean isPublished() {
        return root.path("$id").asText().startsWith(PublishedSchema.BASE);
    }

    private JsonNode schema(Error error) {
        NodePath keyword = error.getSchemaLocation().getFragment();
        String document = String.valueOf(error.getSchemaLocation().getAbsoluteIri());
        JsonNode found = document(document);
        for (int i = 0; i < keyword.getNameCount() - 1; i++) {
            Object segment = keyword.getElement(i);
            found = segment instanceof Integer index ? found.path(index) : found.path(String.valueOf(segment));
        }
        return found;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        int fragment = reference.indexOf('#');
        if (fragment < 0) {
            return reference.isEmpty() ? schema : document(PublishedSchema.BASE + reference);
        }
        JsonNode document = fragment == 0 ? root : document(PublishedSchema.BASE + reference.substring(0, fragment));
        return document.at(JsonPointer.compile(reference.substring(fragment + 1)));
    }

    private JsonNode document(String iri) {
        if (iri.equals(root.path("$id").asText(iri))) {
            return root;
        }
        return SchemaDocument.of(iri)
                .map(document -> (JsonNode) document.tree())
                .orElse(root.path("$none"));
    }
}
