package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever stands in an attribution, the answer is {@link Verified} or {@link AttributionException}, and its words can be shown. */
class AttributionFuzzTest {
    private static final long SEED = 7_638;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SigningKey key = SigningKey.generate(Algorithm.ES256);
    private final KeyMap keys = KeyMap.atHand(Map.of("https://agent.example", Messages.published(key)));
    private final RequestVerifier requests =
            Messages.verifier(keys, Vectors.pins().get(0));
    private final ResponseVerifier responses = new ResponseVerifier(Messages.SITE, keys, Messages.WINDOW);

    @Test
    void oddAttributionsAreAnswered() {
        run(4_000);
    }

    @Test
    @Tag("long")
    void millionsOfOddAttributionsAreAnswered() {
        run(2_000_000);
    }

    private void run(int times) {
        List<ObjectNode> samples = new ArrayList<>();
        Vectors.of("valid", "request").map(Vectors::envelope).forEach(samples::add);
        Vectors.of("valid", "response").map(Vectors::envelope).forEach(samples::add);
        for (long seed = SEED; seed < SEED + times; seed++) {
            Random random = new Random(seed);
            ObjectNode envelope = samples.get(random.nextInt(samples.size())).deepCopy();
            JsonNode odd = odd(envelope.get("attribution"), random);
            ObjectNode attribution = odd instanceof ObjectNode object ? object : NODES.objectNode();
            envelope.set("attribution", attribution);
            check(seed, envelope, () -> requests.verify(Vectors.request(envelope), Messages.NOW, () -> true));
            check(seed, envelope, () -> responses.verify(samples.get(0), envelope, Messages.NOW));
            check(seed, envelope, () -> responses.verify(envelope, samples.get(samples.size() - 1), Messages.NOW));
        }
    }

    private static void check(long seed, ObjectNode envelope, Runnable verification) {
        try {
            verification.run();
        } catch (AttributionException refused) {
            assertThat(refused.status()).isIn(ErrorStatus.ATTRIBUTION_INVALID, ErrorStatus.KEY_UNAVAILABLE);
            assertThat(refused.getMessage())
                    .as("seed %d", seed)
                    .hasSizeLessThan(600)
                    .endsWith(".")
                    .matches(text -> text.chars().noneMatch(Character::isISOControl), "no control characters");
        } catch (RuntimeException e) {
            fail("seed " + seed + ": " + envelope, e);
        }
    }

    /** The tree with about one part in eight exchanged for something else. */
    private static JsonNode odd(JsonNode node, Random random) {
        if (random.nextInt(24) == 0) {
            return something(random);
        }
        if (node.isObject()) {
            ObjectNode copy = NODES.objectNode();
            node.properties().forEach(member -> {
                if (random.nextInt(24) != 0) {
                    copy.set(member.getKey(), odd(member.getValue(), random));
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(item -> copy.add(odd(item, random)));
            return copy;
        }
        return node;
    }

    private static JsonNode something(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode(text(random));
            case 6 -> NODES.arrayNode();
            case 7 -> NODES.arrayNode().add(something(random)).add(something(random));
            case 8 -> NODES.objectNode();
            case 9 -> NODES.objectNode().set(text(random), something(random));
            case 10 -> NODES.textNode("https://" + text(random));
            default -> NODES.textNode("urn:ietf:params:oauth:jwk-thumbprint:sha-256:" + text(random));
        };
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(200), 0, 0x3000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
