package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The documents of the IntentWeb that have a JSON Schema (2020-12): the one source of what is well-formed.
 *
 * <p>Each schema lies on the class path as {@code dev/intentsite/schema/<name>.schema.json} and is compiled when it is
 * first needed.
 *
 * <p>Thread-safe.
 */
public enum SchemaDocument {
    /** {@code /intentmanifest.yaml}, protocol § 2 and {@code wire.md} § 6. */
    MANIFEST("manifest"),
    /** The request envelope, protocol § 3.2; the inside of its {@code attribution} is {@link #ATTRIBUTION}'s. */
    REQUEST("request"),
    /** The response envelope, protocol § 3.3; the inside of its {@code attribution} is {@link #ATTRIBUTION}'s. */
    RESPONSE("response"),
    /** The attribution object of profile {@code intentweb-attribution/1}. */
    ATTRIBUTION("attribution"),
    /** One element of {@code explicability}, protocol § 6. */
    EXPLICABILITY("explicability");

    private final PublishedSchema schema;

    SchemaDocument(String name) {
        this.schema = new PublishedSchema(name);
    }

    /** Returns every fault of {@code document}, in document order, one for each place; empty when it is well-formed. */
    public List<Fault> faults(JsonNode document) {
        return schema.compiled().faults(document);
    }

    /** The schema's {@code $id}, such as {@code https://intentsite.dev/schema/1.0/request.schema.json}. */
    public String id() {
        return schema.id();
    }

    /** The schema's JSON text as it is to be published under its {@link #id}. */
    public String text() {
        return schema.text();
    }

    /** The document whose schema has this {@code $id}. */
    static Optional<SchemaDocument> of(String id) {
        for (SchemaDocument document : values()) {
            if (document.id().equals(id)) {
                return Optional.of(document);
            }
        }
        return Optional.empty();
    }

    /** A copy of the schema, for whoever builds a narrower one with {@link JsonSchema#of}. */
    public ObjectNode tree() {
        return schema.tree();
    }
}
