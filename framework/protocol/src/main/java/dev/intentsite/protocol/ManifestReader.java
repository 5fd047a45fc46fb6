package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.SchemaDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A {@link Manifest} from JSON. What only the additions of {@code wire.md} § 6 define gets a plain default. */
final class ManifestReader {
    private final Set<String> ids = new HashSet<>();

    private ManifestReader() {}

    /** @throws IllegalArgumentException when it does not fit the manifest schema */
    static Manifest read(JsonNode json) {
        List<Fault> faults = SchemaDocument.MANIFEST.faults(json);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the manifest is not well-formed: " + Members.listed(faults));
        }
        return new ManifestReader().manifest(json);
    }

    private Manifest manifest(JsonNode json) {
        // ids that are given go before ids that are made
        json.path("capabilities")
                .forEach(capability -> Members.text(capability, "id").ifPresent(ids::add));
        return new Manifest(
                json.path("manifest_version").asText(),
                json.path("company").asText(),
                json.path("last_updated").asText(),
                Members.text(json, "about"),
                Members.text(json, "schema_type"),
                Members.node(json, "location"),
                Members.texts(json, "protocol_versions"),
                Members.node(json, "attribution")
                        .map(terms -> new Manifest.AttributionTerms(
                                terms.path("profile").asText(),
                                terms.path("jwks_uri").asText(),
                                terms.path("trust").asText())),
                Members.node(json, "limits")
                        .map(limits -> new Manifest.Limits(
                                limits.path("max_bytes").asInt(EnvelopeLimits.DEFAULT.bytes()),
                                limits.path("requests_per_minute").asInt(120))),
                Members.texts(json, "locales"),
                Members.text(json, "time_zone"),
                Members.objects(json, "capabilities", this::capability),
                contact(json.path("contact")));
    }

    private static Manifest.Contact contact(JsonNode json) {
        return new Manifest.Contact(
                json.path("intent_endpoint").asText(),
                Members.text(json, "website"),
                Members.text(json, "phone"),
                Members.text(json, "email"));
    }

    private Manifest.Capability capability(JsonNode json) {
        String intent = json.path("intent").asText();
        return new Manifest.Capability(
                Members.text(json, "id").orElseGet(() -> id(intent)),
                Members.text(json, "version"),
                intent,
                json.path("description").asText(),
                Members.texts(json, "examples"),
                Members.texts(json, "requires"),
                Members.texts(json, "constraints"),
                Members.texts(json, "notes"),
                Members.map(json, "operating_hours", JsonNode::asText),
                json.path("kind").asText("transactional"),
                json.path("confirmation").asText("never"),
                Members.text(json, "trust"),
                Members.text(json, "reversible"),
                Members.objects(json, "parameters", ManifestReader::parameter),
                Members.objects(json, "alternatives", ManifestReader::group));
    }

    private static List<String> group(JsonNode json) {
        return Members.texts(JsonNodeFactory.instance.objectNode().set("group", json), "group");
    }

    private static Manifest.Parameter parameter(JsonNode json) {
        String name = json.path("name").asText();
        String label = Members.text(json, "label").orElseGet(() -> name.replace('_', ' '));
        return new Manifest.Parameter(
                name,
                label,
                json.path("type").asText(),
                json.path("description").asText(label),
                json.path("required").asBoolean(false),
                json.path("multiple").asBoolean(false),
                json.path("open").asBoolean(false),
                Members.texts(json, "values"),
                Members.map(json, "synonyms", words -> group(words)),
                Optional.ofNullable(json.get("default")),
                json.path("schema") instanceof ObjectNode schema ? schema : JsonNodeFactory.instance.objectNode());
    }

    /** A name made of the intent's words, unlike all others of the manifest: {@code book_a_table}, {@code book_a_table_2}. */
    private String id(String intent) {
        String words =
                intent.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        String name = words.isEmpty() ? "capability" : words;
        String id = name;
        for (int number = 2; !ids.add(id); number++) {
            id = name + "_" + number;
        }
        return id;
    }
}
