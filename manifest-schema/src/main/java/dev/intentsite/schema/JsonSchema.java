package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A JSON Schema (2020-12), compiled: formats are assertions, lengths are counted in code points, references reach the
 * schemas of {@link SchemaDocument} and the metaschemas, and nothing is ever fetched.
 *
 * <p>Thread-safe. Compiling is slow, checking is fast: keep the instance.
 */
public final class JsonSchema {
    private final Schema schema;
    private final Faults faults;

    private JsonSchema(Schema schema, ObjectNode text) {
        this.schema = schema;
        this.faults = new Faults(new Phrase(new SchemaPlaces(text)));
    }

    /**
     * Compiles {@code schema}; later changes to the tree do not matter.
     *
     * @throws IllegalArgumentException when it is no JSON Schema, or refers to one that is not at hand
     */
    public static JsonSchema of(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        List<Fault> faults = Schemas.metaFaults(copy);
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            throw new IllegalArgumentException(
                    "no JSON Schema that can be used: " + (first.pointer() + " " + first.message()).strip());
        }
        try {
            return new JsonSchema(Schemas.compile(copy), copy);
        } catch (SchemaException | PatternSyntaxException e) {
            throw new IllegalArgumentException("no JSON Schema that can be used: " + e.getMessage(), e);
        }
    }

    static JsonSchema unchecked(ObjectNode schema) {
        return new JsonSchema(Schemas.compile(schema), schema);
    }

    /** Returns every fault of {@code value}, in document order, one for each place; empty when it is well-formed. */
    public List<Fault> faults(JsonNode value) {
        List<Error> errors = schema.validate(value);
        return errors.isEmpty() ? List.of() : faults.of(errors, value);
    }
}
