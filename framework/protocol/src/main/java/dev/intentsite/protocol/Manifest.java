package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Intent Manifest (protocol § 2, {@code wire.md} § 6). Unknown members of a manifest that is read are ignored. */
public record Manifest(
        String manifestVersion,
        String company,
        String lastUpdated,
        Optional<String> about,
        Optional<String> schemaType,
        Optional<JsonNode> location,
        List<String> protocolVersions,
        Optional<AttributionTerms> attribution,
        Optional<Limits> limits,
        List<String> locales,
        Optional<String> timeZone,
        List<Capability> capabilities,
        Contact contact) {
    public Manifest {
        protocolVersions = List.copyOf(protocolVersions);
        locales = List.copyOf(locales);
        capabilities = List.copyOf(capabilities);
    }

    /** Which signatures the site wants. */
    public record AttributionTerms(String profile, String jwksUri, String trust) {}

    /** What the site refuses above. */
    public record Limits(int maxBytes, int requestsPerMinute) {}

    /** How to reach the company. */
    public record Contact(
            String intentEndpoint, Optional<String> website, Optional<String> phone, Optional<String> email) {}

    /** One thing that the site does. {@code kind} and {@code confirmation} as on the wire; {@code trust} absent = the site's. */
    public record Capability(
            String id,
            Optional<String> version,
            String intent,
            String description,
            List<String> examples,
            List<String> requires,
            List<String> constraints,
            List<String> notes,
            Map<String, String> operatingHours,
            String kind,
            String confirmation,
            Optional<String> trust,
            Optional<String> reversible,
            List<Parameter> parameters,
            List<List<String>> alternatives) {}

    /**
     * One value that a capability needs or takes.
     *
     * @param type one of the types of {@code wire.md} § 6, such as {@code person_name}
     * @param multiple whether several may be given
     * @param open for an enum: whether values beyond {@code values} are taken
     * @param values the declared values, empty when any may be given
     * @param synonyms other words for a declared value, by value
     * @param schema a JSON Schema for one value; empty object when none was given
     */
    public record Parameter(
            String name,
            String label,
            String type,
            String description,
            boolean required,
            boolean multiple,
            boolean open,
            List<String> values,
            Map<String, List<String>> synonyms,
            Optional<JsonNode> defaultValue,
            ObjectNode schema) {}

    /** Reads YAML (UTF-8). Members that only this framework's additions define may be absent: an {@code id} is then made from {@code intent}, a label from the name.
     *
     * @throws IllegalArgumentException when it is not YAML or lacks what protocol § 2 requires; the message names each place
     */
    public static Manifest ofYaml(byte[] yaml) {
        throw new UnsupportedOperationException();
    }

    /** The manifest as a JSON tree, members in the order of protocol § 2.2. */
    public ObjectNode toJson() {
        throw new UnsupportedOperationException();
    }

    /** The manifest as YAML, UTF-8. */
    public byte[] toYaml() {
        throw new UnsupportedOperationException();
    }
}
