package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.JsonSchema;
import dev.intentsite.schema.SchemaDocument;
import dev.intentsite.schema.TextSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the schema of attributions says, piece by piece, for a reader that names each fault by its reason. All that stands in the schema is
 * read, or it is refused: so whoever changes the schema changes what is taken. Thread-safe.
 */
final class AttributionSchema {
    private static final Set<String> SILENT = Set.of("$schema", "$id", "title", "description", "$comment", "$defs");
    private static final String ENTRY = "/$defs/entry";
    private static final String JWK = "/$defs/jwk";

    /** That of {@code intentweb-attribution/1}. */
    static final AttributionSchema PUBLISHED = new AttributionSchema(SchemaDocument.ATTRIBUTION.tree());

    final List<String> required;
    final TextSchema profile;
    final TextSchema queryHash;
    final Count audience;
    final TextSchema audienceOrigin;
    final TextSchema intentHash;
    final List<String> replyRequired;
    final TextSchema replyNonce;
    final TextSchema replyHash;
    final TextSchema nonce;
    final TextSchema timestamp;
    final Count chain;
    final List<String> entryRequired;
    final TextSchema actorType;
    final TextSchema actorId;
    final TextSchema entryTimestamp;
    final TextSchema algorithm;
    final TextSchema kid;
    final TextSchema to;
    final JsonSchema jwk;
    final Count certificates;
    final TextSchema certificate;
    final TextSchema signature;

    private final ObjectNode whole;
    private final ObjectNode unread;

    /** How many items a list has. */
    record Count(int least, int most) {
        boolean holds(JsonNode list) {
            return list.isArray() && list.size() >= least && list.size() <= most;
        }
    }

    /** @throws IllegalStateException when it says anything that is not read here */
    AttributionSchema(ObjectNode schema) {
        whole = schema.deepCopy();
        unread = schema.deepCopy();
        required = object("");
        profile = text("/properties/profile");
        queryHash = text("/properties/query_hash");
        audience = list("/properties/audience");
        audienceOrigin = text("/properties/audience/items");
        intentHash = text("/properties/intent_hash");
        replyRequired = object("/properties/in_reply_to");
        replyNonce = text("/properties/in_reply_to/properties/nonce");
        replyHash = text("/properties/in_reply_to/properties/query_hash");
        nonce = text("/properties/nonce");
        timestamp = time("/properties/timestamp");
        chain = list("/properties/chain");
        refers("/properties/chain/items", ENTRY);
        entryRequired = object(ENTRY);
        actorType = text(ENTRY + "/properties/actor_type");
        actorId = text(ENTRY + "/properties/actor_id");
        entryTimestamp = time(ENTRY + "/properties/timestamp");
        algorithm = text(ENTRY + "/properties/alg");
        kid = text(ENTRY + "/properties/kid");
        to = text(ENTRY + "/properties/to");
        refers(ENTRY + "/properties/jwk", JWK);
        jwk = jwk();
        certificates = list(ENTRY + "/properties/x5c");
        certificate = text(ENTRY + "/properties/x5c/items");
        signature = text(ENTRY + "/properties/signature");
        List<String> rest = new ArrayList<>();
        collect(unread, "", rest);
        collect(unread.at(ENTRY), ENTRY, rest);
        if (!rest.isEmpty()) {
            throw new IllegalStateException("The schema of attributions says what its reader does not read: " + rest);
        }
    }

    private List<String> object(String place) {
        type(place, "object");
        List<String> names = new ArrayList<>();
        whole.at(place).path("required").forEach(name -> names.add(name.asText()));
        read(place + "/required");
        return List.copyOf(names);
    }

    private Count list(String place) {
        type(place, "array");
        read(place + "/minItems");
        read(place + "/maxItems");
        JsonNode schema = whole.at(place);
        return new Count(
                schema.path("minItems").asInt(0), schema.path("maxItems").asInt(Integer.MAX_VALUE));
    }

    private TextSchema text(String place) {
        return TextSchema.of(resolved(place));
    }

    /** {@link Timestamps} reads the format. */
    private TextSchema time(String place) {
        ObjectNode schema = resolved(place);
        if (schema.path("format").asText().equals("date-time")) {
            schema.remove("format");
        }
        return TextSchema.of(schema);
    }

    private JsonSchema jwk() {
        ObjectNode schema = whole.deepCopy();
        schema.remove(List.of("$id", "type", "required", "properties"));
        return JsonSchema.of(schema.put("$ref", "#" + JWK));
    }

    /** A copy of what is there or where it refers to. */
    private ObjectNode resolved(String place) {
        JsonNode reference = whole.at(place).path("$ref");
        String target = reference.isTextual() ? reference.textValue().substring(1) : place;
        read(reference.isTextual() ? place + "/$ref" : place);
        if (whole.at(target) instanceof ObjectNode schema) {
            return schema.deepCopy();
        }
        throw new IllegalStateException("The schema of attributions says nothing at " + place);
    }

    private void refers(String place, String target) {
        if (whole.at(place).path("$ref").asText().equals("#" + target)) {
            read(place + "/$ref");
        }
    }

    private void type(String place, String type) {
        if (whole.at(place).path("type").asText().equals(type)) {
            read(place + "/type");
        }
    }

    private void read(String place) {
        JsonPointer pointer = JsonPointer.compile(place);
        if (unread.at(pointer.head()) instanceof ObjectNode parent) {
            parent.remove(pointer.last().getMatchingProperty());
        }
    }

    /** Every keyword that is left and is not silent; definitions say something only where they are referred to. */
    private static void collect(JsonNode schema, String place, List<String> into) {
        schema.properties().forEach(keyword -> {
            String name = keyword.getKey();
            String there = place + "/" + name;
            switch (name) {
                case "properties" ->
                    keyword.getValue()
                            .properties()
                            .forEach(one -> collect(one.getValue(), there + "/" + one.getKey(), into));
                case "items" -> collect(keyword.getValue(), there, into);
                default -> {
                    if (!SILENT.contains(name)) {
                        into.add(there);
                    }
                }
            }
        });
    }
}
