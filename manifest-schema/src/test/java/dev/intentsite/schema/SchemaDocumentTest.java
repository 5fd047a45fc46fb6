package dev.intentsite.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaDocumentTest {
    @ParameterizedTest
    @EnumSource
    void isPublishedUnderItsId(SchemaDocument document) throws JsonProcessingException {
        ObjectNode tree = document.tree();

        assertThat(document.id())
                .isEqualTo("https://intentsite.dev/schema/1.0/"
                        + document.name().toLowerCase(Locale.ROOT) + ".schema.json");
        assertThat(tree.path("$id").asText()).isEqualTo(document.id());
        assertThat(tree.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat((JsonNode) tree).isEqualTo(new ObjectMapper().readTree(document.text()));
    }

    @ParameterizedTest
    @EnumSource
    void isAJsonSchemaThatCompiles(SchemaDocument document) {
        assertThat(JsonSchema.of(document.tree())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void describesEveryMember(SchemaDocument document) {
        List<String> silent = new ArrayList<>();
        document.tree()
                .findValues("properties")
                .forEach(properties -> properties.properties().forEach(member -> {
                    JsonNode schema = member.getValue();
                    if (schema.isObject()
                            && !schema.has("description")
                            && !schema.has("$ref")
                            && !schema.has("const")) {
                        silent.add(member.getKey());
                    }
                }));

        assertThat(silent).isEmpty();
    }

    @Test
    void aConstraintThatIsAddedToTheSchemaIsChecked() {
        ObjectNode stricter = SchemaDocument.REQUEST.tree();
        stricter.withArray("required").add("locale");

        assertThat(JsonSchema.of(stricter).faults(JsonNodeFactory.instance.objectNode()))
                .contains(new Fault("/locale", "is missing; it is a BCP 47 language tag such as en-US"));
    }

    @Test
    void aWellFormedAttributionHasNoFaults() {
        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution())).isEmpty();
    }

    @Test
    void listsWhatAnAttributionLacks() {
        assertThat(SchemaDocument.ATTRIBUTION.faults(JsonNodeFactory.instance.objectNode()))
                .containsExactly(
                        new Fault("/profile", "is missing; it is the attribution profile"),
                        new Fault("/query_hash", "is missing; it is a SHA-256 as 64 lower-case hexadecimal digits"),
                        new Fault("/nonce", "is missing; it is 16 to 128 characters of A-Z a-z 0-9 . _ ~ -"),
                        new Fault(
                                "/timestamp",
                                "is missing; it is an RFC 3339 time in UTC with at most 9 fraction digits, such as"
                                        + " 2026-03-08T19:23:41Z"),
                        new Fault("/chain", "is missing; it is who handled the message, oldest first"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/profile | 'intentweb-attribution/2' | /profile | has to be intentweb-attribution/1",
                "/query_hash | 'AB' | /query_hash | has to be a SHA-256 as 64 lower-case hexadecimal digits",
                "/intent_hash | null | /intent_hash | is null; text is expected",
                "/nonce | 'short' | /nonce | has 5 characters; at least 16 are expected",
                "/nonce | 'sixteen characters' | /nonce | has to be 16 to 128 characters of A-Z a-z 0-9 . _ ~ -",
                "/audience | ['https://a.example/'] | /audience/0 | has to be a web origin in its serialised form, such as https://bellacucina.example; http on loopback only",
                "/in_reply_to | {'nonce':'0123456789abcdef'} | /in_reply_to/query_hash | is missing; it is a SHA-256 as 64 lower-case hexadecimal digits",
                "/chain | [] | /chain | has 0 items; at least 1 is expected",
                "/chain | {} | /chain | is an object; a list is expected",
                "/chain/0/alg | 'none' | /chain/0/alg | has to be one of Ed25519, ES256",
                "/chain/0/kid | 'x' | /chain/0/kid | has to be an RFC 7638 SHA-256 thumbprint in unpadded base64url",
                "/chain/0/signature | 'x' | /chain/0/signature | has to be 64 bytes in unpadded base64url",
                "/chain/0/x5c | [] | /chain/0/x5c | has 0 items; at least 1 is expected",
                "/chain/0/x5c | ['AB=='] | /chain/0/x5c/0 | has to be a DER certificate in standard base64",
                "/chain/0/jwk | {} | /chain/0/jwk/kty | is missing; it is one of OKP, EC",
                "/chain/0/jwk/d | 'x' | /chain/0/jwk/d | is not allowed here",
                "/chain/0/jwk/y | 'x' | /chain/0/jwk/y | is not allowed here",
                "/chain/0/jwk/crv | 'P-256' | /chain/0/jwk/crv | has to be Ed25519",
                "/chain/0/jwk/x | 'x' | /chain/0/jwk/x | has to be 32 bytes in unpadded base64url",
            })
    void refusesAnAttribution(String place, String json, String pointer, String message) {
        ObjectNode attribution = attribution();
        int slash = place.lastIndexOf('/');
        ((ObjectNode) attribution.at(place.substring(0, slash))).set(place.substring(slash + 1), json(json));

        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution))
                .contains(new Fault(pointer, message))
                .allSatisfy(fault -> assertThat(fault.pointer()).startsWith(place));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-08T19:23:41Z", "2026-03-08T19:23:41.1Z", "2026-03-08T19:23:41.123456789Z"})
    void takesUtcTimestamps(String timestamp) {
        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution().put("timestamp", timestamp)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-08T19:23:41+00:00", "2026-03-08T19:23:41z", "2026-03-08t19:23:41Z", "2026-03-08 19:23:41Z",
                "2026-03-08T19:23:41.Z", "2026-03-08T19:23:41.1234567890Z", "2026-02-30T19:23:41Z",
                        "2026-03-08T24:00:00Z",
                "2026-03-08T19:23Z", "2026-03-08", "2026-03-08T19:23:41Z\n",
            })
    void refusesOtherTimestamps(String timestamp) {
        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution().put("timestamp", timestamp)))
                .extracting(Fault::pointer)
                .containsExactly("/timestamp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "https://a.example:8443",
                "https://xn--mller-kva.example",
                "https://[2001:db8::1]",
                "http://localhost",
                "http://localhost:8080",
                "http://127.0.0.1:1",
                "http://[::1]:8080",
                "http://a.localhost",
            })
    void takesOrigins(String origin) {
        ObjectNode attribution = attribution();
        attribution.putArray("audience").add(origin);

        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/", "https://a.example:443", "HTTPS://a.example", "https://A.example",
                        "http://a.example",
                "https://müller.example", "https://u:p@a.example", "https://a.example?x", "https://", "a.example",
                "http://localhost:80", "http://localhost.example", "http://127.0.0.1.example", "https://a.example:0443",
            })
    void refusesWhatIsNoOrigin(String origin) {
        ObjectNode attribution = attribution();
        attribution.putArray("audience").add(origin);

        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution))
                .extracting(Fault::pointer)
                .containsExactly("/audience/0");
    }

    @Test
    void aLongCertificateIsReadToItsEnd() {
        ObjectNode attribution = attribution();
        ((ObjectNode) attribution.at("/chain/0")).putArray("x5c").add("ABCD".repeat(16_000));

        assertThat(SchemaDocument.ATTRIBUTION.faults(attribution)).isEmpty();
    }

    @Test
    void aManifestsParametersHaveSchemasThatAreSchemas() {
        JsonNode manifest = json("{'manifest_version':'1.0','company':'c','last_updated':'2026-03-08','capabilities':["
                + "{'intent':'i','description':'d','parameters':[{'name':'partySize','type':'number','schema':"
                + "{'type':'text'}}]}],'contact':{'intent_endpoint':'https://a.example/intent'}}");

        assertThat(SchemaDocument.MANIFEST.faults(manifest))
                .containsExactly(
                        new Fault(
                                "/capabilities/0/parameters/0/name", "has to be a snake_case name such as party_size"),
                        new Fault(
                                "/capabilities/0/parameters/0/type",
                                "has to be one of string, text, person_name, enum, boolean, integer, decimal, date, time,"
                                        + " datetime, duration, money, email, phone, url, location"),
                        new Fault(
                                "/capabilities/0/parameters/0/schema/type", "does not fit the forms that are allowed"));
    }

    @Test
    void aPlainManifestNeedsNoAdditions() {
        JsonNode manifest = json("{'manifest_version':'1.0','company':'c','last_updated':'2026-03-08','capabilities':["
                + "{'intent':'i','description':'d'}],'contact':{'intent_endpoint':'https://a.example/intent'}}");

        assertThat(SchemaDocument.MANIFEST.faults(manifest)).isEmpty();
    }

    private static ObjectNode attribution() {
        return (ObjectNode) json("{'profile':'intentweb-attribution/1','query_hash':'" + "0a".repeat(32)
                + "','nonce':'0123456789abcdef','timestamp':'2026-03-08T19:23:41Z','x_unknown':1,'chain':[{"
                + "'actor_type':'ai_agent','actor_id':'https://agent.example','timestamp':'2026-03-08T19:23:41Z',"
                + "'alg':'Ed25519','kid':'" + "A".repeat(43) + "','to':'https://a.example','signature':'"
                + "A".repeat(86) + "','jwk':{'kty':'OKP','crv':'Ed25519','x':'" + "A".repeat(43) + "'}}]}");
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
