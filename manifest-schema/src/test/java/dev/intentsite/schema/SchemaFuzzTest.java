package dev.intentsite.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tree gets its faults: none of them without a place, none without words. Seeded: a failure names its seed. */
class SchemaFuzzTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @EnumSource
    void anyTreeIsJudged(SchemaDocument document) {
        judge(document, 1_500);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("long")
    void anyTreeIsJudgedAtLength(SchemaDocument document) {
        judge(document, 400_000);
    }

    private static void judge(SchemaDocument document, int times) {
        List<String> names = new ArrayList<>(memberNames(document.tree(), new HashSet<>()));
        names.add("");
        names.add("a/b~c");
        names.add("\u0000\u202e");
        for (long seed = 0; seed < times; seed++) {
            JsonNode tree = tree(new Random(seed), names, 5);
            try {
                for (Fault fault : document.faults(tree)) {
                    assertThat(fault.message()).as("seed %d", seed).isNotBlank().doesNotContain("Exception");
                    assertThat(fault.pointer()).as("seed %d", seed).matches("(?s)(/.*)?");
                }
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ": " + tree, e);
            }
        }
    }

    private static Set<String> memberNames(JsonNode schema, Set<String> into) {
        for (JsonNode properties : schema.findValues("properties")) {
            properties.fieldNames().forEachRemaining(into::add);
            properties.forEach(property -> memberNames(property, into));
        }
        return into;
    }

    private static JsonNode tree(Random random, List<String> names, int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(random.nextGaussian() * 1e300);
            case 4 -> NODES.textNode("");
            case 5 -> NODES.textNode(names.get(random.nextInt(names.size())));
            case 6 -> NODES.textNode("x\u0000\u001b\ud83c\udf7d".repeat(random.nextInt(2_000)));
            case 7 -> NODES.textNode("https://a.example/" + "%".repeat(random.nextInt(9)));
            case 8 -> {
                ArrayNode array = NODES.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(tree(random, names, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(9); i > 0; i--) {
                    object.set(names.get(random.nextInt(names.size())), tree(random, names, depth - 1));
                }
                yield object;
            }
        };
    }
}
