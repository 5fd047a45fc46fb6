package dev.intentsite.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.protocol.attribution.Vectors;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.SchemaDocument;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers only grow: what one peer knows, another may not. */
class SchemaEvolutionTest {
    private static final String OPTIONAL_MEMBERS = """
            capability required_information required_parameters collected_information options status external_id record
            suggestions structured_result turn expires_at errors supported_versions retry_after timestamp explicability
            """;

    static String[] optionalMembers() {
        return OPTIONAL_MEMBERS.strip().split("\\s+");
    }

    @Test
    void everyOptionalMemberOfTheSchemaIsKnownHere() {
        ObjectNode schema = SchemaDocument.RESPONSE.tree();
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.path("required").forEach(name -> names.remove(name.asText()));

        assertThat(names).containsExactlyInAnyOrder(optionalMembers());
    }

    @Test
    void everyMemberIsReadAsItWasWritten() {
        assertThat(Response.of(full().payload())).isEqualTo(full());
        assertThat(SchemaDocument.RESPONSE.faults(envelope())).isEmpty();
    }

    @Test
    void membersComeInTheOrderOfTheProtocol() {
        assertThat(full().payload().fieldNames())
                .toIterable()
                .containsExactly(
                        "protocol_version",
                        "flow_type",
                        "message",
                        "interaction_id",
                        "capability",
                        "required_information",
                        "required_parameters",
                        "collected_information",
                        "options",
                        "status",
                        "external_id",
                        "record",
                        "suggestions",
                        "structured_result",
                        "turn",
                        "expires_at",
                        "errors",
                        "supported_versions",
                        "retry_after",
                        "timestamp");
    }

    @ParameterizedTest
    @MethodSource("optionalMembers")
    void anAbsentMemberAndANullOneAreEmpty(String member) {
        ObjectNode absent = envelope();
        absent.remove(member);
        ObjectNode isNull = (ObjectNode) envelope().putNull(member);

        Response response = Response.of(absent);

        assertThat(Response.of(isNull)).isEqualTo(response);
        if (!member.startsWith("required_")) {
            assertThat(response.payload().has(member)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("optionalMembers")
    void nullIsNoAnswerThatASiteMayGive(String member) {
        assertThat(SchemaDocument.RESPONSE.faults(envelope().putNull(member)))
                .extracting(Fault::pointer)
                .containsExactly("/" + member);
    }

    @Test
    void unknownMembersAreIgnoredAtEveryLevel() {
        ObjectNode envelope = envelope().put("x_new", 1);
        ((ObjectNode) envelope.at("/options/0")).put("x_new", 1);
        ((ObjectNode) envelope.at("/required_parameters/0")).put("x_new", 1).put("type", "colour");
        ((ObjectNode) envelope.at("/errors/0")).put("x_new", 1);

        assertThat(Response.of(envelope).options()).isEqualTo(full().options());
        assertThat(Response.of(envelope).requiredParameters().get(0).type()).isEqualTo("colour");
        assertThat(SchemaDocument.RESPONSE.faults(envelope)).isEmpty();
    }

    @Test
    void aPlainAnswerHasOnlyWhatEveryAnswerHas() {
        Response response = Response.builder(FlowType.ERROR, "", "What?").build();

        assertThat(response.payload())
                .hasToString("{\"protocol_version\":\"1.0\",\"flow_type\":\"error\",\"message\":\"What?\","
                        + "\"interaction_id\":\"\"}");
        assertThat(Response.of(response.payload())).isEqualTo(response);
    }

    @Test
    void requiredInformationAndRequiredParametersComeTogether() {
        Response response = Response.builder(FlowType.INFORMATION_REQUEST, "i", "Which one?")
                .required(List.of(), List.of("reference, or name, date and time"))
                .build();

        assertThat(response.payload().path("required_parameters")).isEmpty();
        assertThat(response.payload().has("required_parameters")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flow_type | \"greeting\" | /flow_type has to be one of intent_request, information_request, information_response, clarification_request, execution_result, error",
                "turn | \"one\" | /turn is text; a whole number is expected",
                "turn | 0 | /turn has to be at least 1",
                "expires_at | \"tomorrow\" | /expires_at has to be an RFC 3339 time: when the site forgets the interaction if nothing more is said",
                "suggestions | [\"a\",\"b\",\"c\",\"d\",\"e\"] | /suggestions has 5 items; at most 4 are allowed",
                "options | [{\"parameter\":\"time\",\"label\":\"x\"}] | /options/0/value is missing",
            })
    void anAnswerThatIsNotWellFormedIsRefusedWithItsPlace(String member, String json, String fault) throws IOException {
        ObjectNode envelope = envelope();
        envelope.set(member, new ObjectMapper().readTree(json));

        assertThatThrownBy(() -> Response.of(envelope))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the answer is not well-formed: " + fault);
    }

    @ParameterizedTest
    @MethodSource("answersOfTheVectors")
    void readsTheAnswersOfTheVectors(ObjectNode envelope) {
        Response response = Response.of(envelope);

        assertThat(CanonicalJson.sha256(response.payload()))
                .isEqualTo(envelope.path("attribution").path("query_hash").asText());
    }

    static Stream<ObjectNode> answersOfTheVectors() {
        return Vectors.envelopes("response");
    }

    @Test
    void aBuilderCopiesWhatItIsGiven() {
        List<String> suggestions = new ArrayList<>(List.of("a"));
        Response response = Response.builder(FlowType.ERROR, "i", "m")
                .suggestions(suggestions)
                .build();
        suggestions.add("b");

        assertThat(response.suggestions()).containsExactly("a");
    }

    @Test
    void explicabilityLeavesOutWhatItDoesNotKnowOrTrust() throws IOException {
        Explicability full = new Explicability(
                "https://a.example", Optional.of("a table"), List.of("dinner"), OptionalDouble.of(0.9));

        assertThat(full.toJson())
                .hasToString("{\"actor\":\"https://a.example\",\"interpretation\":\"a table\","
                        + "\"assumptions\":[\"dinner\"],\"confidence\":0.9}");
        assertThat(Explicability.of(full.toJson())).isEqualTo(full);
        assertThat(Explicability.of(new ObjectMapper()
                        .readTree("{\"actor\":null,\"interpretation\":5,\"assumptions\":\"x\",\"confidence\":7}")))
                .isEqualTo(new Explicability("", Optional.empty(), List.of(), OptionalDouble.empty()));
        assertThatThrownBy(() -> new Explicability("a", Optional.empty(), List.of(), OptionalDouble.of(Double.NaN)))
                .hasMessage("confidence is NaN; it has to be 0 to 1");
    }

    private static ObjectNode envelope() {
        ObjectNode envelope = full().payload();
        envelope.putObject("attribution");
        envelope.putArray("explicability").addObject().put("actor", "x");
        return envelope;
    }

    private static Response full() {
        Map<String, JsonNode> collected = new LinkedHashMap<>();
        collected.put("z", TextNode.valueOf("1"));
        collected.put("a", IntNode.valueOf(2));
        return Response.builder(FlowType.INFORMATION_REQUEST, "conv-1", "Which time?")
                .capability("book_table")
                .required(
                        List.of(new RequiredParameter(
                                "time",
                                "time",
                                "time",
                                "Preferred time",
                                JsonNodeFactory.instance.objectNode().put("type", "string"))),
                        List.of("time"))
                .collected(collected)
                .options(List.of(new Choice("time", TextNode.valueOf("19:00"), "7 pm")))
                .status("invalid_request")
                .externalId("RES-1")
                .record("abc")
                .suggestions(List.of("At 7 pm"))
                .structuredResult(JsonNodeFactory.instance.objectNode().put("@type", "Reservation"))
                .turn(3)
                .expiresAt(Instant.parse("2026-03-08T19:53:41Z"))
                .errors(List.of(new Fault("/message", "is missing")))
                .supportedVersions(List.of("1.0"))
                .retryAfter(30)
                .timestamp(Instant.parse("2026-03-08T19:23:41.5Z"))
                .build();
    }
}
