package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The documents of the IntentWeb that have a JSON Schema (2020-12): the one source of what is well-formed.
 *
 * <p>Thread-safe.
 */
public enum SchemaDocument {
    /** {@code /intentmanifest.yaml}, protocol § 2 and {@code wire.md} § 6. */
    MANIFEST,
    /** The request envelope, protocol § 3.2. */
    REQUEST,
    /** The response envelope, protocol § 3.3. */
    RESPONSE,
    /** The attribution object of profile {@code intentweb-attribution/1}. */
    ATTRIBUTION;

    /** Returns every fault of {@code document}, in document order; empty when it is well-formed. */
    public List<Fault> faults(JsonNode document) {
        throw new UnsupportedOperationException();
    }
}
