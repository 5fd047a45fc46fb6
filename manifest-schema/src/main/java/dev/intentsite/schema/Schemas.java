package dev.intentsite.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How schemas are compiled: everything that has to be told the library, in one place. */
final class Schemas {
    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .regularExpressionFactory(SafePattern::new)
            .build();

    private Schemas() {}

    /** What the metaschema says about a schema. */
    static List<Fault> metaFaults(ObjectNode schema) {
        return Metaschema.SCHEMA.faults(schema);
    }

    /** Compiled once, on first use. */
    private static final class Metaschema {
        static final JsonSchema SCHEMA = JsonSchema.unchecked(
                JsonNodeFactory.instance.objectNode().put("$ref", SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }

    /** A registry of its own for each schema, so that two may carry the same {@code $id}. */
    static Schema compile(ObjectNode schema) {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(CONFIG).schemas(Schemas::published));
        Schema compiled =
                registry.getSchema(SchemaLocation.of(schema.path("$id").asText("urn:intentsite:schema")), schema);
        compiled.initializeValidators();
        return compiled;
    }

    private static @Nullable String published(String iri) {
        return iri.startsWith(PublishedSchema.BASE)
                ? PublishedSchema.resource(iri.substring(PublishedSchema.BASE.length()))
                : null;
    }
}
