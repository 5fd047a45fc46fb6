package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Intent Manifest (protocol § 2, {@code wire.md} § 6). Unknown members of a manifest that is read are ignored.
 *
 * @param manifestVersion the protocol version that it conforms to, such as {@code 1.0}
 * @param company the name of the company or service
 * @param lastUpdated ISO 8601 date or date-time of the last change of its content
 * @param about a short description of the company
 * @param schemaType a Schema.org type URL
 * @param location address, region, kind of service: an object or text
 * @param protocolVersions the protocol versions that the site speaks; empty when none are named
 * @param attribution which signatures the site wants
 * @param limits what the site refuses above
 * @param locales the languages that the site reads, BCP 47
 * @param timeZone the site's IANA time zone, in which "tomorrow" is meant
 * @param capabilities what the site does
 * @param contact how to reach it
 */
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
    /** The ids of what every person may ask of every site: to see, to correct and to have erased what is held about whoever asks. */
    public static final Set<String> PERSONS_RIGHTS = Set.of("show_my_data", "correct_my_data", "forget_me");

    /** Copies the lists. */
    public Manifest {
        protocolVersions = List.copyOf(protocolVersions);
        locales = List.copyOf(locales);
        capabilities = List.copyOf(capabilities);
    }

    /**
     * Which signatures the site wants.
     *
     * @param profile the attribution profile, such as {@code intentweb-attribution/1}
     * @param jwksUri where the site's own keys are
     * @param trust the least trust that is taken, such as {@code self_asserted}
     */
    public record AttributionTerms(String profile, String jwksUri, String trust) {}

    /**
     * What the site refuses above. A limit that a foreign manifest does not name is that of {@code wire.md}.
     *
     * @param maxBytes the most bytes of a request
     * @param requestsPerMinute the most messages of one actor in a minute
     */
    public record Limits(int maxBytes, int requestsPerMinute) {}

    /**
     * How to reach the company.
     *
     * @param intentEndpoint the URL of the intent endpoint
     * @param website a URL for people
     * @param phone a telephone number as the company writes it
     * @param email an e-mail address
     */
    public record Contact(
            String intentEndpoint, Optional<String> website, Optional<String> phone, Optional<String> email) {}

    /**
     * One thing that the site does.
     *
     * @param id its stable {@code snake_case} name
     * @param version the capability's own version
     * @param intent a natural-language summary
     * @param description a short explanation
     * @param examples what users say
     * @param requires in natural language, what has to be known
     * @param constraints business rules, limits, timing
     * @param notes what else agents and users should know
     * @param operatingHours keys and values in natural language, in their order
     * @param kind {@code informational} or {@code transactional}
     * @param confirmation {@code never} or {@code always}
     * @param trust the least trust that it takes; empty = the site's
     * @param reversible whether and how it can be undone, in natural language
     * @param parameters the values that it needs or takes
     * @param alternatives groups of parameter names; any one complete group is enough
     */
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
            List<List<String>> alternatives) {
        /** Copies lists and maps, in their order. */
        public Capability {
            examples = List.copyOf(examples);
            requires = List.copyOf(requires);
            constraints = List.copyOf(constraints);
            notes = List.copyOf(notes);
            operatingHours = Collections.unmodifiableMap(new LinkedHashMap<>(operatingHours));
            parameters = List.copyOf(parameters);
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }

        /** Whether it is one of {@link #PERSONS_RIGHTS}, rather than what the company is there for. */
        public boolean isPersonsRight() {
            return PERSONS_RIGHTS.contains(id);
        }
    }

    /**
     * One value that a capability needs or takes.
     *
     * @param name its {@code snake_case} name
     * @param label a short label, such as "party size"
     * @param type one of the types of {@code wire.md} § 6, such as {@code person_name}
     * @param description what it means
     * @param required whether it is asked for
     * @param multiple whether several may be given
     * @param open for an enum: whether values beyond {@code values} are taken
     * @param values the declared values, empty when any may be given
     * @param synonyms other words for a declared value, by value
     * @param defaultValue the value when none is said, in its JSON form
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
            ObjectNode schema) {
        /** Copies lists and maps, in their order. */
        public Parameter {
            values = List.copyOf(values);
            Map<String, List<String>> words = new LinkedHashMap<>();
            synonyms.forEach((value, others) -> words.put(value, List.copyOf(others)));
            synonyms = Collections.unmodifiableMap(words);
        }
    }

    /**
     * Reads YAML (UTF-8, at most 4 MiB). Members that only this framework's additions define may be absent: an {@code id}
     * is then made from {@code intent}, a label from the name. Dates are read as the text that they are; tags and
     * two members of one name are refused, aliases are written out, to 100,000 values at most.
     *
     * @throws IllegalArgumentException when it is not YAML or does not fit the manifest schema, such as by lacking what
     *     protocol § 2 requires; the message names each place
     */
    public static Manifest ofYaml(byte[] yaml) {
        return ManifestReader.read(ManifestYaml.read(yaml));
    }

    /** The manifest as a JSON tree, members in the order of protocol § 2.2, empty ones left out. */
    public ObjectNode toJson() {
        return ManifestWriter.write(this);
    }

    /** The manifest as YAML, UTF-8. */
    public byte[] toYaml() {
        return ManifestYaml.write(toJson());
    }
}
