package dev.intentsite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Vectors;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seeded: a failure names its seed, and that seed fails again. */
class HostileBytesTest {
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0061",
            "\\ud800",
            "\\udc00",
            "null",
            "true",
            "NaN",
            "-",
            "1e999",
            "9007199254740993",
            "\"message\"",
            "\"attribution\":{}",
            "\u0000",
            "\ufeff",
            "😀",
            "[[[[[[[[[[[[[[[[",
            "\"\":",
            "//",
            "/*",
            "0",
            ".",
            "\n",
            " ");

    private final RequestReader reader = new RequestReader(EnvelopeLimits.DEFAULT);

    @Test
    void anyBytesGiveARequestOrARefusal() {
        mutate(20_000);
    }

    @Test
    @Tag("long")
    void anyBytesGiveARequestOrARefusalAtLength() {
        mutate(5_000_000);
    }

    @Test
    void anyTreeIsTheSameAfterItsCanonicalFormIsRead() {
        for (long seed = 0; seed < 5_000; seed++) {
            JsonNode tree = tree(new Random(seed), 5);
            byte[] canonical = CanonicalJson.bytes(tree);
            JsonNode again = StrictJson.read(canonical, 8);

            assertThat(CanonicalJson.bytes(again)).as("seed %s", seed).isEqualTo(canonical);
            assertThat(CanonicalJson.bytes(StrictJson.read(tree.toString().getBytes(UTF_8), 8)))
                    .as("seed %s", seed)
                    .isEqualTo(canonical);
        }
    }

    @Test
    void everyDoubleIsReadAsTheDoubleThatItWas() {
        Random random = new Random(8785);
        for (int i = 0; i < 50_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            double size = Math.abs(number);
            // doubles between are written as integer literals, which are refused whoever wrote them
            if (size < 0x1p53 || (size >= 1e21 && size <= Double.MAX_VALUE)) {
                byte[] canonical =
                        CanonicalJson.bytes(JsonNodeFactory.instance.arrayNode().add(number));
                assertThat(StrictJson.read(canonical, 1).get(0).doubleValue()).isEqualTo(number);
            }
        }
    }

    private void mutate(int times) {
        List<byte[]> bodies = Stream.concat(
                        Vectors.envelopes("request")
                                .map(envelope -> envelope.toString().getBytes(UTF_8)),
                        Vectors.refusedBodies().map(Vectors.Body::bytes))
                .toList();
        for (long seed = 0; seed < times; seed++) {
            Random random = new Random(seed);
            byte[] body = mutant(bodies.get(random.nextInt(bodies.size())), random);
            try {
                Request request = reader.read(body);
                assertThat(request.queryHash()).isEqualTo(CanonicalJson.sha256(request.payload()));
            } catch (EnvelopeException refusal) {
                assertThat(refusal.getMessage()).isNotBlank();
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed, e);
            }
        }
    }

    private static byte[] mutant(byte[] body, Random random) {
        byte[] mutant = body;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(mutant.length + 1);
            int to = Math.min(mutant.length, at + random.nextInt(9));
            mutant = switch (random.nextInt(4)) {
                case 0 -> splice(mutant, at, to, new byte[0]);
                case 1 ->
                    splice(
                            mutant,
                            at,
                            at,
                            TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
                case 2 ->
                    splice(
                            mutant,
                            at,
                            to,
                            TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
                default -> splice(mutant, at, Math.min(mutant.length, at + 1), new byte[] {(byte) random.nextInt()});
            };
        }
        return mutant;
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] middle) {
        byte[] spliced = new byte[from + middle.length + body.length - to];
        System.arraycopy(body, 0, spliced, 0, from);
        System.arraycopy(middle, 0, spliced, from, middle.length);
        System.arraycopy(body, to, spliced, from + middle.length, body.length - to);
        return spliced;
    }

    private static JsonNode tree(Random random, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(12) - 8));
            case 4, 5 -> nodes.textNode(text(random));
            case 6 -> {
                ArrayNode array = nodes.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(tree(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = nodes.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(text(random), tree(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int[] kinds = {0x20, 0x80, 0x800, 0xD800};
        for (int i = random.nextInt(6); i > 0; i--) {
            text.appendCodePoint(
                    random.nextInt(6) == 0
                            ? 0x10000 + random.nextInt(0xFFF0)
                            : random.nextInt(kinds[random.nextInt(kinds.length)]));
        }
        return text.toString();
    }
}
