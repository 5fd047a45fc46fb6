package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Algorithm;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page's script makes of canonical JSON, signed bytes and answers that do not hold. */
class ProofTest extends Browsing {
    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("its words are not those that were signed", change(a -> a.put("message", "Other words"))),
                Arguments.of("its words are not those that were signed", change(a -> a.put("more", 1))),
                Arguments.of(
                        "its signature does not hold",
                        change(a -> attribution(a).put("nonce", "another-nonce-0001"))),
                Arguments.of("its signature does not hold", change(a -> entry(a).put("actor_type", "ai_agent"))),
                Arguments.of("another site signed it", change(a -> entry(a).put("actor_id", "https://evil.example"))),
                Arguments.of("it was made for someone else", change(a -> entry(a).put("to", "https://evil.example"))),
                Arguments.of(
                        "it answers another message", change(a -> attribution(a).remove("in_reply_to"))),
                Arguments.of(
                        "the site does not publish the key that signed it", change(a -> entry(a).put("kid", "other"))),
                Arguments.of(
                        "it was not signed just now",
                        change(a -> attribution(a).put("timestamp", "2020-01-01T00:00:00Z"))),
                Arguments.of("it carries no signature", change(a -> a.remove("attribution"))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anAnswerThatWasChangedIsNotTrusted(String reason, UnaryOperator<ObjectNode> change) {
        visit.open(site);
        site.onTheWay = change;

        visit.say("A table");

        assertThat(visit.last().locator(".title")).hasText("This answer could not be verified");
        assertThat(visit.last()).containsText(reason);
        assertThat(visit.page.locator("#summary-area")).isHidden();
        assertThat(visit.page.locator("#suggestions")).isHidden();

        site.onTheWay = answer -> answer;
        visit.click("Ask again");
        assertThat(visit.last()).containsText("With pleasure");
        assertThat(site.requests.get(1).payload())
                .isEqualTo(site.requests.get(0).payload());
    }

    @Test
    void anAnswerSignedWithEs256IsVerifiedToo() throws Exception {
        try (FakeSite other = new FakeSite(Algorithm.ES256)) {
            visit.open(other);

            visit.say("A table");

            assertThat(visit.last().locator(".proof summary")).containsText("Signed by localhost:");
            assertThat(visit.last().locator(".proof summary")).not().containsText("not checked");
        }
    }

    @Test
    void aBrowserWithoutEd25519SaysThatItDidNotCheckAndGoesOn() {
        visit.page.addInitScript("""
                const known = crypto.subtle.importKey.bind(crypto.subtle);
                crypto.subtle.importKey = (format, key, algorithm, ...rest) => algorithm.name === 'Ed25519'
                  ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
                  : known(format, key, algorithm, ...rest);""");
        visit.open(site);

        visit.say("A table");

        assertThat(visit.last().locator(".proof summary")).containsText(", not checked");
        visit.last().locator(".proof summary").click();
        assertThat(visit.last()).containsText("This browser does not know the algorithm of this signature yet.");
        visit.say("Jane Smith");
        visit.click("19:00");
        assertThat(site.requests.get(2).interactionId())
                .isEqualTo(site.requests.get(0).interactionId());
        site.onTheWay = answer -> answer.put("message", "Other words");
        visit.click("Yes, book it");
        assertThat(visit.last().locator(".title")).hasText("This answer could not be verified");
    }

    @Test
    void canonicalJsonAndSignedBytesAreThoseOfTheVectors() throws IOException {
        visit.open(site);
        for (JsonNode vector : vectors("valid")) {
            Object made = visit.page.evaluate("""
                    async (text) => {
                      const { canonicalize } = await import('/intent-ui/canonical.js');
                      const { payloadOf, queryHash, signedText } = await import('/intent-ui/attribution.js');
                      const { envelope, kind } = JSON.parse(text);
                      const { attribution } = envelope;
                      const said = attribution.chain.map((entry, i) => signedText(kind, attribution,
                        entry, attribution.chain[i - 1]?.signature));
                      const payload = payloadOf(envelope);
                      return [canonicalize(payload), await queryHash(payload), ...said];
                    }""", vector.toString());
            List<String> expected = Stream.concat(
                            Stream.of(
                                    vector.get("payload_jcs").textValue(),
                                    vector.get("query_hash").textValue()),
                            StreamSupport.stream(vector.get("signed_text").spliterator(), false)
                                    .map(JsonNode::textValue))
                    .toList();
            assertThat(made).as(vector.get("name").textValue()).isEqualTo(expected);
        }
    }

    private static JsonNode vectors(String name) throws IOException {
        try (var in = ProofTest.class.getResourceAsStream("/attribution.json")) {
            return FakeSite.JSON.readTree(in).get(name);
        }
    }

    private static UnaryOperator<ObjectNode> change(java.util.function.Consumer<ObjectNode> change) {
        return answer -> {
            change.accept(answer);
            return answer;
        };
    }

    private static ObjectNode attribution(ObjectNode answer) {
        return (ObjectNode) answer.get("attribution");
    }

    private static ObjectNode entry(ObjectNode answer) {
        return (ObjectNode) attribution(answer).get("chain").get(0);
    }
}
