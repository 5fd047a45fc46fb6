package dev.intentsite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.schema.SchemaDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    /** Protocol § 2.3. */
    private static final String MINIMAL = """
            manifest_version: "1.0"
            company: "Bella Cucina Restaurant"
            last_updated: "2025-10-15"
            capabilities:
              - intent: "Book a table for dining"
                description: "Reserve a table at our restaurant for lunch or dinner"
                examples:
                  - "Book a table for 2 people tomorrow at 7pm"
                requires:
                  - "Number of people in your party (we accommodate 1-20)"
                  - "Guest name for the reservation"
                  - "Preferred date"
                  - "Preferred time"
            contact:
              intent_endpoint: "https://bellacucina.com/intent"
              website: "https://bellacucina.com"
            """;

    @Test
    void readsTheMinimalManifestOfTheProtocol() {
        Manifest manifest = read(MINIMAL);

        assertThat(manifest.manifestVersion()).isEqualTo("1.0");
        assertThat(manifest.company()).isEqualTo("Bella Cucina Restaurant");
        assertThat(manifest.lastUpdated()).isEqualTo("2025-10-15");
        assertThat(manifest.contact())
                .isEqualTo(new Manifest.Contact(
                        "https://bellacucina.com/intent",
                        Optional.of("https://bellacucina.com"),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(manifest.capabilities()).singleElement().satisfies(capability -> {
            assertThat(capability.id()).isEqualTo("book_a_table_for_dining");
            assertThat(capability.kind()).isEqualTo("transactional");
            assertThat(capability.confirmation()).isEqualTo("never");
            assertThat(capability.requires()).hasSize(4);
            assertThat(capability.parameters()).isEmpty();
        });
        assertThat(manifest.protocolVersions()).isEmpty();
        assertThat(manifest.attribution()).isEmpty();
        assertThat(manifest.limits()).isEmpty();
        assertThat(manifest.timeZone()).isEmpty();
    }

    @Test
    void everyMemberSurvivesYaml() {
        Manifest manifest = full();

        assertThat(Manifest.ofYaml(manifest.toYaml())).isEqualTo(manifest);
        assertThat(SchemaDocument.MANIFEST.faults(manifest.toJson())).isEmpty();
    }

    @Test
    void writesMembersInTheOrderOfTheProtocol() {
        assertThat(full().toJson().fieldNames())
                .toIterable()
                .containsExactly(
                        "manifest_version",
                        "company",
                        "last_updated",
                        "about",
                        "schema_type",
                        "location",
                        "protocol_versions",
                        "attribution",
                        "limits",
                        "locales",
                        "time_zone",
                        "capabilities",
                        "contact");
    }

    @Test
    void quotesEveryTextThatAnotherYamlReaderCouldTakeForSomethingElse() {
        String yaml = new String(full().toYaml(), UTF_8);

        assertThat(yaml)
                .contains("last_updated: \"2026-03-08\"")
                .contains("manifest_version: \"1.0\"")
                .contains("\"19:00\":")
                .contains("\"on\": \"no\"")
                .contains("- \"yes\"");
    }

    @Test
    void writesTheSameBytesEveryTime() {
        assertThat(full().toYaml()).isEqualTo(full().toYaml());
    }

    @Test
    void datesAndVersionsStayTextWithoutQuotes() {
        Manifest manifest = read(MINIMAL.replace("\"1.0\"", "1.0")
                .replace("\"2025-10-15\"", "2025-10-15T10:00:00Z")
                .replace("contact:", "contact:\n  phone: +13125550123"));

        assertThat(manifest.manifestVersion()).isEqualTo("1.0");
        assertThat(manifest.lastUpdated()).isEqualTo("2025-10-15T10:00:00Z");
        assertThat(manifest.contact().phone()).contains("+13125550123");
    }

    @Test
    void readsPlainParametersWithoutLabelsAndSchemas() {
        Manifest manifest = read(MINIMAL.replace("    requires:", """
                    id: book_table
                    parameters:
                      - name: seating_area
                        type: enum
                        values: &areas [yes, 2, bar]
                        synonyms:
                          bar: [counter, no]
                      - name: other_area
                        type: enum
                        values: *areas
                    requires:\
                """));

        assertThat(manifest.capabilities().get(0).parameters())
                .containsExactly(
                        new Manifest.Parameter(
                                "seating_area",
                                "seating area",
                                "enum",
                                "seating area",
                                false,
                                false,
                                false,
                                List.of("yes", "2", "bar"),
                                Map.of("bar", List.of("counter", "no")),
                                Optional.empty(),
                                JsonNodeFactory.instance.objectNode()),
                        new Manifest.Parameter(
                                "other_area",
                                "other area",
                                "enum",
                                "other area",
                                false,
                                false,
                                false,
                                List.of("yes", "2", "bar"),
                                Map.of(),
                                Optional.empty(),
                                JsonNodeFactory.instance.objectNode()));
    }

    @Test
    void idsThatAreMadeDifferFromAllOthers() {
        String twice = MINIMAL.replace("contact:", """
                  - intent: "Book a table for dining!"
                    description: "x"
                  - intent: "¿?"
                    description: "x"
                  - id: book_a_table_for_dining
                    intent: "Other"
                    description: "x"
                contact:\
                """);

        assertThat(read(twice).capabilities())
                .extracting(Manifest.Capability::id)
                .containsExactly(
                        "book_a_table_for_dining_2",
                        "book_a_table_for_dining_3",
                        "capability",
                        "book_a_table_for_dining");
    }

    @Test
    void unknownMembersAreIgnoredAndEmptyOnesAbsent() {
        assertThat(read(MINIMAL + "about:\nx_ours: {a: 1}\n")).isEqualTo(read(MINIMAL));
    }

    @Test
    void namesEveryPlaceThatIsWrong() {
        String yaml = MINIMAL.replace("company: \"Bella Cucina Restaurant\"\n", "")
                .replace("https://bellacucina.com/intent", "bella cucina")
                .replace("    description: \"Reserve a table at our restaurant for lunch or dinner\"\n", "");

        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifest is not well-formed: /capabilities/0/description is missing; it is a short"
                        + " explanation; /contact/intent_endpoint has to be the URL of the intent endpoint; /company is"
                        + " missing; it is the name of the company or service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the manifest is empty",
                "'a: [' | the manifest is not YAML, at line 1",
                "'a: 1\na: 2' | the manifest is not read: the member \"a\" is there twice, at line 2",
                "'a: 1\n---\nb: 2' | the manifest is not read: there is a second document, at line 3",
                "'a: !!java.net.URL [x]' | the manifest is not read: there is a tag; leave it out, at line 1",
                "'a: *x' | 'the manifest is not read: the alias *x names no list or object before it; write the value out, at line 1'",
                "'[1]' | 'the manifest is not well-formed: is a list; an object is expected'",
                "'a: \"\\ud800\"' | 'the manifest is not read: half of a surrogate pair, \\uD800, stands alone, at line 1'",
            })
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> Manifest.ofYaml(new byte[] {'a', (byte) 0xFF}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the manifest is not UTF-8 text: it is not UTF-8: the byte at offset 1 does not belong");
    }

    @Test
    void refusesMoreThanFourMegabytes() {
        assertThatThrownBy(() -> Manifest.ofYaml(new byte[4 * 1024 * 1024 + 1]))
                .hasMessage("the manifest has 4194305 bytes; at most 4194304 are read");
    }

    @Test
    void readsThousandsOfCapabilities() {
        List<Manifest.Capability> many = IntStream.range(0, 2000)
                .mapToObj(number -> capability("book_table_" + number))
                .toList();
        byte[] yaml = with(many).toYaml();

        assertThat(yaml).hasSizeGreaterThan(1_500_000);
        assertThat(Manifest.ofYaml(yaml).capabilities()).isEqualTo(many);
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            yaml.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(10));
            yaml.append("x]\n");
        }

        assertThatThrownBy(() -> read(yaml.toString()))
                .hasMessage("the manifest is not read: it holds more than 400000 values, at line 6");
    }

    @ParameterizedTest
    @CsvSource({"[", "'{a: '", "'- '", "'? '"})
    void refusesEndlessNesting(String open) {
        assertThatThrownBy(() -> read(open.repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the manifest is not ");
    }

    private static Manifest full() {
        return with(List.of(capability("book_table")));
    }

    private static Manifest.Capability capability(String id) {
        Map<String, String> hours = new LinkedHashMap<>();
        hours.put("on", "no");
        hours.put("19:00", "last seating\nsecond line");
        Manifest.Parameter parameter = new Manifest.Parameter(
                "seating_area",
                "seating area",
                "enum",
                "Where to sit: \"bar\" or 'patio' # not a comment 😀 ü",
                true,
                true,
                true,
                List.of("yes", "12:30", "1_000", "~"),
                Map.of("12:30", List.of("half past twelve", "null")),
                Optional.of(TextNode.valueOf("yes")),
                JsonNodeFactory.instance.objectNode().put("type", "string").putNull("const"));
        return new Manifest.Capability(
                id,
                Optional.of("2"),
                "Book a table for dining",
                "Reserve a table",
                List.of("Book a table for 2", "- odd", "&x", "true"),
                List.of("Preferred date"),
                List.of("At most 20"),
                List.of("note"),
                hours,
                "transactional",
                "always",
                Optional.of("pinned"),
                Optional.of("Yes, until 2 hours before"),
                List.of(parameter),
                List.of(List.of("seating_area"), List.of("seating_area", "date")));
    }

    private static Manifest with(List<Manifest.Capability> capabilities) {
        return new Manifest(
                "1.0",
                "Bella Cucina",
                "2026-03-08",
                Optional.of("Italian food"),
                Optional.of("https://schema.org/Restaurant"),
                Optional.of(JsonNodeFactory.instance.objectNode().put("city", "Chicago")),
                List.of("1.0"),
                Optional.of(new Manifest.AttributionTerms(
                        "intentweb-attribution/1", "https://a.example/.well-known/jwks.json", "self_asserted")),
                Optional.of(new Manifest.Limits(65536, 120)),
                List.of("en-US"),
                Optional.of("America/Chicago"),
                capabilities,
                new Manifest.Contact(
                        "https://a.example/intent",
                        Optional.of("https://a.example"),
                        Optional.of("+1 312"),
                        Optional.of("a@a.example")));
    }

    private static Manifest read(String yaml) {
        return Manifest.ofYaml(yaml.getBytes(UTF_8));
    }
}
