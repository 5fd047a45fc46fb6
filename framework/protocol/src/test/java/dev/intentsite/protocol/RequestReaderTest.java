package dev.intentsite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Vectors;
import dev.intentsite.schema.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private final RequestReader reader = new RequestReader(EnvelopeLimits.DEFAULT);

    @Test
    void readsEveryMember() {
        ObjectNode envelope = envelope()
                .put("capability", "book_table")
                .put("idempotency_key", "k1")
                .put("locale", "en-US")
                .put("x_unknown", 1);
        envelope.putObject("parameters").put("party_size", 2).put("time", "19:00");
        envelope.putArray("explicability").addObject().put("actor", "ai_agent");

        Request request = read(envelope);

        assertThat(request.flowType()).isEqualTo(FlowType.INTENT_REQUEST);
        assertThat(request.message()).isEqualTo("Book a table");
        assertThat(request.interactionId()).isEqualTo("conv-1");
        assertThat(request.capability()).contains("book_table");
        assertThat(request.idempotencyKey()).contains("k1");
        assertThat(request.locale()).contains("en-US");
        assertThat(request.parameters()).containsExactlyEntriesOf(values(envelope.path("parameters")));
        assertThat(request.attribution()).isEqualTo(envelope.path("attribution"));
    }

    @Test
    void thePayloadIsAllButAttributionAndExplicabilityAndIsHashedCanonically() {
        ObjectNode envelope = envelope().put("x_unknown", 1);
        envelope.putArray("explicability");

        Request request = read(envelope);

        assertThat(request.payload())
                .hasToString(
                        "{\"protocol_version\":\"1.0\",\"flow_type\":\"intent_request\",\"message\":\"Book a table\","
                                + "\"interaction_id\":\"conv-1\",\"x_unknown\":1}");
        assertThat(request.queryHash()).isEqualTo(CanonicalJson.sha256(request.payload()));
    }

    @Test
    void leavesTheInsideOfTheAttributionToTheVerifier() {
        ObjectNode envelope = envelope();
        envelope.putObject("attribution").putNull("chain").put("nonce", 1);

        assertThat(read(envelope).attribution()).isEqualTo(envelope.path("attribution"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.99"})
    void takesEveryMinorVersion(String version) {
        assertThat(read(envelope().put("protocol_version", version))
                        .payload()
                        .path("protocol_version")
                        .asText())
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "0.9", "10.0", "2", "2.0.1"})
    void anotherMajorVersionIsUnsupportedWhateverElseIsWrong(String version) {
        ObjectNode envelope = envelope().put("protocol_version", version);
        envelope.remove("message");

        EnvelopeException refusal = refusal(envelope);

        assertThat(refusal.status()).isEqualTo(ErrorStatus.UNSUPPORTED_VERSION);
        assertThat(refusal)
                .hasMessage("Protocol version " + version + " is not spoken here; send protocol_version 1.0.");
        assertThat(refusal.interactionId()).contains("conv-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "one", "1.0 ", "1.x", "01.0", "1.0\n", "-1.0"})
    void whatIsNoVersionIsAFaultOfTheRequest(String version) {
        assertThat(refusal(envelope().put("protocol_version", version)).faults())
                .containsExactly(new Fault("/protocol_version", "has to be a version such as \"1.0\""));
    }

    @Test
    void listsEveryFaultInDocumentOrderMissingMembersLast() {
        ObjectNode envelope = envelope();
        envelope.put("flow_type", 5);
        envelope.put("message", "");
        envelope.put("interaction_id", "a b");
        envelope.remove("attribution");
        envelope.putNull("locale");
        envelope.putArray("parameters");
        envelope.put("idempotency_key", "k".repeat(256));
        envelope.putArray("explicability").addObject().put("confidence", 2);

        EnvelopeException refusal = refusal(envelope);

        assertThat(refusal.status()).isEqualTo(ErrorStatus.INVALID_REQUEST);
        assertThat(refusal.faults())
                .containsExactly(
                        new Fault("/flow_type", "is a number; text is expected"),
                        new Fault("/message", "has 0 characters; at least 1 is expected"),
                        new Fault("/interaction_id", "has to be 1 to 128 characters of A-Z a-z 0-9 . _ ~ : -"),
                        new Fault("/locale", "is null; text is expected"),
                        new Fault("/parameters", "is a list; an object is expected"),
                        new Fault("/idempotency_key", "has 256 characters; at most 255 are allowed"),
                        new Fault("/explicability/0/confidence", "has to be at most 1"),
                        new Fault("/attribution", "is missing; it is the chain of custody (§ 5)"));
        assertThat(refusal)
                .hasMessage(
                        "This request is not well-formed. /flow_type: is a number; text is expected. /message: has 0"
                                + " characters; at least 1 is expected. /interaction_id: has to be 1 to 128 characters of A-Z a-z"
                                + " 0-9 . _ ~ : -. And 5 more.");
        assertThat(refusal.interactionId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "protocol_version | is missing; it is a version such as \"1.0\"",
                "flow_type | is missing; it is one of intent_request, information_request, information_response, clarification_request, execution_result, error",
                "message | is missing; it is natural language or CommonMark",
                "interaction_id | is missing; it is 1 to 128 characters of A-Z a-z 0-9 . _ ~ : -",
                "attribution | is missing; it is the chain of custody (§ 5)",
            })
    void aMissingMemberIsPointedAtAsItself(String member, String message) {
        ObjectNode envelope = envelope();
        envelope.remove(member);

        assertThat(refusal(envelope).faults()).containsExactly(new Fault("/" + member, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "capability",
                "parameters",
                "idempotency_key",
                "locale",
                "timestamp",
                "explicability",
                "attribution",
                "message"
            })
    void nullIsNotAbsent(String member) {
        assertThat(refusal((ObjectNode) envelope().putNull(member)).faults())
                .extracting(Fault::pointer)
                .containsExactly("/" + member);
    }

    @Test
    void anUnknownFlowTypeIsToldWhatThereIs() {
        assertThat(refusal(envelope().put("flow_type", "INTENT_REQUEST")).faults())
                .containsExactly(new Fault(
                        "/flow_type",
                        "has to be one of intent_request, information_request, information_response,"
                                + " clarification_request, execution_result, error"));
    }

    @Test
    void aRequestThatIsNoObjectIsOneFault() {
        EnvelopeException refusal = refusal("[1]".getBytes(UTF_8));

        assertThat(refusal.faults()).containsExactly(new Fault("", "is a list; an object is expected"));
        assertThat(refusal)
                .hasMessage("This request is not well-formed. the request: is a list; an object is expected.");
    }

    @Test
    void whatIsNoJsonIsOneFaultWithItsPlace() {
        EnvelopeException refusal = refusal("{\"message\":\"a\",}".getBytes(UTF_8));

        assertThat(refusal.status()).isEqualTo(ErrorStatus.INVALID_REQUEST);
        assertThat(refusal.faults()).containsExactly(new Fault("", "it is not JSON from line 1, column 16 on"));
        assertThat(refusal.interactionId()).isEmpty();
    }

    @Test
    void namesTheInteractionOfARefusalOnlyWhenItsIdIsWellFormed() {
        assertThat(refusal(envelope().put("message", "")).interactionId()).contains("conv-1");
        assertThat(refusal(envelope().put("interaction_id", "x".repeat(129))).interactionId())
                .isEmpty();
        assertThat(refusal(envelope().put("interaction_id", "a\n")).interactionId())
                .isEmpty();
        assertThat(refusal(envelope().put("interaction_id", 7)).interactionId()).isEmpty();
    }

    @Test
    void countsTheMessageInCodePoints() {
        assertThat(read(envelope().put("message", "😀".repeat(8000))).message()).hasSize(16_000);
        assertThat(refusal(envelope().put("message", "😀".repeat(8001))).faults())
                .containsExactly(new Fault("/message", "has 8001 characters; at most 8000 are allowed"));
    }

    @Test
    void theMessageLimitIsASetting() {
        RequestReader shorter = new RequestReader(new EnvelopeLimits(65536, 32, 5));
        RequestReader longer = new RequestReader(new EnvelopeLimits(65536, 32, 9000));

        assertThat(shorter.read(bytes(envelope().put("message", "12345"))).message())
                .isEqualTo("12345");
        assertThat(refusal(shorter, bytes(envelope().put("message", "123456"))).faults())
                .containsExactly(new Fault("/message", "has 6 characters; at most 5 are allowed"));
        assertThat(longer.read(bytes(envelope().put("message", "m".repeat(9000))))
                        .message())
                .hasSize(9000);
    }

    @Test
    void aBodyMayBeAsLargeAsTheLimitAndNoLarger() {
        byte[] body = bytes(envelope());
        RequestReader exact = new RequestReader(new EnvelopeLimits(body.length, 32, 8000));
        RequestReader tooSmall = new RequestReader(new EnvelopeLimits(body.length - 1, 32, 8000));

        assertThat(exact.read(body).interactionId()).isEqualTo("conv-1");
        EnvelopeException refusal = refusal(tooSmall, body);
        assertThat(refusal.status()).isEqualTo(ErrorStatus.PAYLOAD_TOO_LARGE);
        assertThat(refusal)
                .hasMessage("The request has " + body.length + " bytes; at most " + (body.length - 1)
                        + " are taken. Say less at once.");
        assertThat(refusal.faults()).isEmpty();
    }

    @Test
    void theDepthLimitIsASetting() {
        ObjectNode envelope = envelope();
        envelope.putObject("parameters").putObject("a").putObject("b");

        assertThat(new RequestReader(new EnvelopeLimits(65536, 4, 8000))
                        .read(bytes(envelope))
                        .parameters())
                .containsKey("a");
        assertThat(refusal(new RequestReader(new EnvelopeLimits(65536, 3, 8000)), bytes(envelope))
                        .status())
                .isEqualTo(ErrorStatus.INVALID_REQUEST);
    }

    @Test
    void aSmallRequestCallsForNoLargeAnswer() {
        ObjectNode envelope = envelope();
        for (int i = 0; i < 20_000; i++) {
            envelope.withArray("explicability").add(IntNode.valueOf(1));
        }

        EnvelopeException refusal = refusal(envelope);

        assertThat(refusal.faults()).hasSize(100);
        assertThat(refusal).hasMessageEndingWith("And 19997 more.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "-en", "en-", "en--US", "en_US", "12", "en-US\n", ""})
    void aLocaleIsALanguageTag(String locale) {
        ObjectNode envelope = envelope().put("locale", locale);

        if (locale.equals("e")) {
            assertThat(read(envelope).locale()).contains("e");
        } else {
            assertThat(refusal(envelope).faults()).extracting(Fault::pointer).containsExactly("/locale");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-08T19:23:41Z", "2026-03-08T19:23:41.123456789+01:00", "2026-03-08T19:23", "2026-03-08"})
    void takesEveryUsualIso8601Timestamp(String timestamp) {
        assertThat(read(envelope().put("timestamp", timestamp)).payload().has("timestamp"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.intentsite.protocol.attribution.Vectors#refusedBodies")
    void refusesTheBodiesOfTheVectors(Vectors.Body body) {
        assertThat(refusal(body.bytes()).status().wire()).isEqualTo(body.status());
    }

    @ParameterizedTest
    @MethodSource("requestsOfTheVectors")
    void readsTheRequestsOfTheVectors(ObjectNode envelope) {
        Request request = read(envelope);

        assertThat(request.queryHash())
                .isEqualTo(envelope.path("attribution").path("query_hash").asText());
    }

    static Stream<ObjectNode> requestsOfTheVectors() {
        return Vectors.envelopes("request");
    }

    private static Map<String, JsonNode> values(JsonNode object) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        object.properties().forEach(member -> values.put(member.getKey(), member.getValue()));
        return values;
    }

    private static ObjectNode envelope() {
        ObjectNode envelope = JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", "intent_request")
                .put("message", "Book a table")
                .put("interaction_id", "conv-1");
        envelope.putObject("attribution").put("nonce", "n");
        return envelope;
    }

    private Request read(ObjectNode envelope) {
        return reader.read(bytes(envelope));
    }

    private EnvelopeException refusal(ObjectNode envelope) {
        return refusal(bytes(envelope));
    }

    private EnvelopeException refusal(byte[] body) {
        return refusal(reader, body);
    }

    private static EnvelopeException refusal(RequestReader reader, byte[] body) {
        return catchThrowableOfType(EnvelopeException.class, () -> reader.read(body));
    }

    private static byte[] bytes(ObjectNode envelope) {
        return envelope.toString().getBytes(UTF_8);
    }
}
