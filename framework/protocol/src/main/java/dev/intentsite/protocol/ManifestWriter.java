package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A {@link Manifest} as JSON: what people read first comes first, what is empty is left out. */
final class ManifestWriter {
    private ManifestWriter() {}

    static ObjectNode write(Manifest manifest) {
        ObjectNode json = object();
        json.put("manifest_version", manifest.manifestVersion());
        json.put("company", manifest.company());
        json.put("last_updated", manifest.lastUpdated());
        put(json, "about", manifest.about());
        put(json, "schema_type", manifest.schemaType());
        manifest.location().ifPresent(location -> json.set("location", location));
        put(json, "protocol_versions", manifest.protocolVersions());
        manifest.attribution()
                .ifPresent(terms -> json.putObject("attribution")
                        .put("profile", terms.profile())
                        .put("jwks_uri", terms.jwksUri())
                        .put("trust", terms.trust()));
        manifest.limits()
                .ifPresent(limits -> json.putObject("limits")
                        .put("max_bytes", limits.maxBytes())
                        .put("requests_per_minute", limits.requestsPerMinute()));
        put(json, "locales", manifest.locales());
        put(json, "time_zone", manifest.timeZone());
        Members.putObjects(json, "capabilities", manifest.capabilities(), ManifestWriter::capability);
        json.set("contact", contact(manifest.contact()));
        return json;
    }

    private static ObjectNode contact(Manifest.Contact contact) {
        ObjectNode json = object().put("intent_endpoint", contact.intentEndpoint());
        put(json, "website", contact.website());
        put(json, "phone", contact.phone());
        put(json, "email", contact.email());
        return json;
    }

    private static ObjectNode capability(Manifest.Capability capability) {
        ObjectNode json = object().put("id", capability.id());
        put(json, "version", capability.version());
        json.put("intent", capability.intent());
        json.put("description", capability.description());
        put(json, "examples", capability.examples());
        put(json, "requires", capability.requires());
        put(json, "constraints", capability.constraints());
        put(json, "notes", capability.notes());
        if (!capability.operatingHours().isEmpty()) {
            ObjectNode hours = json.putObject("operating_hours");
            capability.operatingHours().forEach(hours::put);
        }
        json.put("kind", capability.kind());
        json.put("confirmation", capability.confirmation());
        put(json, "trust", capability.trust());
        put(json, "reversible", capability.reversible());
        if (!capability.parameters().isEmpty()) {
            Members.putObjects(json, "parameters", capability.parameters(), ManifestWriter::parameter);
        }
        if (!capability.alternatives().isEmpty()) {
            ArrayNode groups = json.putArray("alternatives");
            capability.alternatives().forEach(group -> group.forEach(groups.addArray()::add));
        }
        return json;
    }

    private static ObjectNode parameter(Manifest.Parameter parameter) {
        ObjectNode json = object().put("name", parameter.name())
                .put("label", parameter.label())
                .put("type", parameter.type())
                .put("description", parameter.description())
                .put("required", parameter.required());
        if (parameter.multiple()) {
            json.put("multiple", true);
        }
        if (parameter.open()) {
            json.put("open", true);
        }
        put(json, "values", parameter.values());
        if (!parameter.synonyms().isEmpty()) {
            ObjectNode synonyms = json.putObject("synonyms");
            parameter.synonyms().forEach((value, words) -> Members.putTexts(synonyms, value, words));
        }
        parameter.defaultValue().ifPresent(value -> json.set("default", value));
        json.set("schema", parameter.schema());
        return json;
    }

    private static void put(ObjectNode json, String member, Optional<String> text) {
        text.ifPresent(value -> json.put(member, value));
    }

    private static void put(ObjectNode json, String member, List<String> texts) {
        if (!texts.isEmpty()) {
            Members.putTexts(json, member, texts);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
