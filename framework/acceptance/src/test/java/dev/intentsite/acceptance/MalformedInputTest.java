package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.schema.SchemaDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bytes and envelopes that nobody should send: a clear error, nothing changed, no 5xx, no stack trace. */
class MalformedInputTest extends RestaurantTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @AfterEach
    void nothingIsBooked() {
        assertThat(restaurant.bookings()).isZero();
    }

    @Test
    void everyFaultIsListedAtOnce() {
        ObjectNode payload = Agent.start("x")
                .put("protocol_version", 1)
                .put("interaction_id", "no spaces please")
                .put("locale", 7);
        payload.put("parameters", "none").put("idempotency_key", "").put("message", "");
        Reply reply = restaurant.agent().send(payload);
        assertThat(reply.status()).isEqualTo("invalid_request");
        assertThat(reply.envelope().path("errors").findValuesAsText("pointer"))
                .contains(
                        "/protocol_version",
                        "/interaction_id",
                        "/locale",
                        "/parameters",
                        "/idempotency_key",
                        "/message");
    }

    @Test
    void aParameterOfTheWrongJsonTypeIsPointedAt() {
        ObjectNode payload = Agent.start("Book a table").put("capability", "book_table");
        payload.putObject("parameters").put("party_size", "two").put("date", 20261016);
        Reply reply = restaurant.agent().send(payload);
        assertThat(reply.status()).isEqualTo("invalid_request");
        assertThat(reply.envelope().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/parameters/party_size", "/parameters/date");
    }

    @Test
    void anUnknownCapabilityIsPointedAt() {
        Reply reply = restaurant.agent().send(Agent.start("Book a table").put("capability", "fly_to_the_moon"));
        assertThat(reply.status()).isEqualTo("invalid_request");
        assertThat(reply.at("/errors/0/pointer").asText()).isEqualTo("/capability");
    }

    @Test
    void bytesOfAnyKindAreRefusedClearly() {
        bytes(new Random(20261120), 150);
    }

    @Test
    @Tag("long")
    void bytesOfAnyKindAreRefusedClearlyForLong() {
        bytes(new Random(7), 20_000);
    }

    @Test
    void envelopesOfAnyKindAreAnsweredClearly() {
        envelopes(new Random(20261120), 150);
    }

    @Test
    @Tag("long")
    void envelopesOfAnyKindAreAnsweredClearlyForLong() {
        envelopes(new Random(7), 20_000);
    }

    @Test
    void attributionsOfAnyKindAreAnsweredClearly() {
        attributions(new Random(20261120), 150);
    }

    @Test
    @Tag("long")
    void attributionsOfAnyKindAreAnsweredClearlyForLong() {
        attributions(new Random(7), 20_000);
    }

    /** Every kind of them, into a conversation that waits: nothing of it changes, and it goes on. */
    @Test
    void nothingThatIsRefusedChangesAnOpenConversation() {
        open(new Random(20261120), 60);
    }

    @Test
    @Tag("long")
    void nothingThatIsRefusedChangesAnOpenConversationForLong() {
        for (int seed = 0; seed < 20; seed++) {
            open(new Random(seed), 300);
        }
    }

    private void open(Random random, int rounds) {
        Agent owner = restaurant.agent();
        Reply last = owner.send(Agent.start("Book a table for 4").put("capability", "book_table"));
        assertThat(last.status()).isEmpty();
        String interaction = last.at("/interaction_id").asText();
        String before = restaurant.kept(interaction);
        for (int round = 0; round < rounds; round++) {
            ObjectNode good = Agent.payload("information_response", "For 3 people", interaction);
            good.putObject("parameters").put("party_size", 3);
            Agent stranger = restaurant.agent();
            refusedAndNothingChanged(owner, good, interaction, before);
            refusedAndNothingChanged(stranger, stranger.signed(good), interaction, before);
            ObjectNode malformed = malformed(good, random);
            refusedAndNothingChanged(owner, malformed, interaction, before);
            refusedAndNothingChanged(stranger, stranger.signed(malformed), interaction, before);
            refusedAndNothingChanged(
                    owner, owner.inReplyTo(last.reference().orElseThrow(), malformed), interaction, before);
            ObjectNode changed = owner.inReplyTo(last.reference().orElseThrow(), good);
            changed.put("message", "For 5 people");
            refusedAndNothingChanged(owner, changed, interaction, before);
        }
        Reply next = owner.reply(last, "information_response", "For 3 people, please");
        assertThat(next.http()).isEqualTo(200);
        assertThat(next.at("/collected_information/party_size").asInt()).isEqualTo(3);
        assertThat(next.at("/turn").asInt()).isEqualTo(2);
    }

    private void refusedAndNothingChanged(Agent agent, ObjectNode envelope, String interaction, String before) {
        var answer = agent.post(envelope.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(envelope.toString()).isBetween(400, 499);
        assertThat(restaurant.kept(interaction)).as(envelope.toString()).isEqualTo(before);
        assertThat(answer.asString()).as(envelope.toString()).doesNotContain("collected_information", "party size");
        restaurant.site.clock.advance(Duration.ofMillis(500));
    }

    /** One fault that makes a message no message of an open conversation, among others that may. */
    private static ObjectNode malformed(ObjectNode good, Random random) {
        ObjectNode payload = good.deepCopy();
        switch (random.nextInt(9)) {
            case 0 -> payload.remove(random.nextBoolean() ? "message" : "flow_type");
            case 1 -> payload.put("message", "");
            case 2 -> payload.put("message", "x".repeat(8_001));
            case 3 -> payload.put("flow_type", random.nextBoolean() ? "execution_result" : "intent_request");
            case 4 -> payload.put("protocol_version", "2.0");
            case 5 -> payload.put("parameters", "none");
            case 6 -> payload.withObject("/parameters").put("party_size", "three");
            case 7 -> payload.put("capability", "fly_to_the_moon");
            default -> payload.withObject("/parameters").put("confirmation", "yes");
        }
        payload.set("surplus", any(random, 3));
        return payload;
    }

    /** Signed, and then something else in the place of one part of the attribution. */
    private void attributions(Random random, int rounds) {
        for (int round = 0; round < rounds; round++) {
            Agent agent = restaurant.agent();
            ObjectNode envelope = agent.signed(Agent.start("When are you open?"));
            ObjectNode part = (ObjectNode) envelope.get("attribution");
            if (random.nextBoolean()) {
                part = (ObjectNode) part.at("/chain/0");
            }
            List<String> names = new ArrayList<>(List.of("audience", "intent_hash", "in_reply_to", "jwk", "x5c"));
            part.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(6) == 0) {
                part.remove(name);
            } else {
                part.set(name, any(random, 3));
            }
            isAnsweredClearly(
                    agent, envelope.toString().getBytes(StandardCharsets.UTF_8), "round " + round + ": " + envelope);
        }
    }

    private void bytes(Random random, int rounds) {
        Agent agent = restaurant.agent();
        byte[] good = agent.signed(Agent.start("When are you open?")).toString().getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < rounds; round++) {
            byte[] body = good.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(4) == 0) {
                body = Arrays.copyOf(body, random.nextInt(body.length));
            }
            isAnsweredClearly(agent, body, "round " + round);
        }
    }

    /** Signed, so that it is not the signature that refuses them; each round by somebody else. */
    private void envelopes(Random random, int rounds) {
        for (int round = 0; round < rounds; round++) {
            Agent agent = new Agent(restaurant.site, SigningKey.generate(Algorithm.ED25519));
            ObjectNode payload = Agent.start("Book a table for 2").put("capability", "book_table");
            payload.putObject("parameters").put("party_size", 2).put("date", "2026-10-16");
            payload.put("locale", "en").put("idempotency_key", "k").put("timestamp", "2026-10-15T15:00:00Z");
            for (int i = 0; i <= random.nextInt(2); i++) {
                List<String> names = new ArrayList<>();
                payload.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                if (random.nextBoolean()) {
                    payload.set(name, any(random, 3));
                } else if (payload.get("parameters") instanceof ObjectNode parameters) {
                    parameters.set(
                            List.of("party_size", "guest_name", "date", "confirmation", "time")
                                    .get(random.nextInt(5)),
                            any(random, 2));
                } else {
                    payload.remove(name);
                }
            }
            isAnsweredClearly(
                    agent, agent.signed(payload).toString().getBytes(StandardCharsets.UTF_8), payload.toString());
        }
    }

    private static JsonNode any(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 -> JSON.numberNode(random.nextDouble() * 1e9);
            case 4 -> JSON.textNode("");
            case 5 -> JSON.textNode("\u0000\u202e<script>'\";--\ud83c\udf7d");
            case 6 -> JSON.textNode("9".repeat(random.nextInt(300)));
            case 7 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(any(random, depth - 1));
                }
                yield array;
            }
            default -> JSON.objectNode().set("x", any(random, depth - 1));
        };
    }

    private void isAnsweredClearly(Agent agent, byte[] body, String what) {
        var answer = agent.post(body);
        restaurant.site.clock.advance(Duration.ofSeconds(1));
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        assertThat(answer.asString())
                .as(what)
                .doesNotContain("\tat ", "Exception", "dev.intentsite", "SQLite", "SQLITE");
        JsonNode envelope = StrictJson.read(answer.asByteArray(), 64);
        assertThat(SchemaDocument.RESPONSE.faults(envelope)).as(what).isEmpty();
        if (answer.statusCode() == 400 && envelope.path("status").asText().equals("invalid_request")) {
            assertThat(envelope.path("errors")).as(what).isNotEmpty();
        }
    }
}
