package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.SchemaDocument;
import dev.intentsite.schema.TextSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of attributions and their schema say the same: what the schema says is what is taken. */
class AttributionSchemaTest {
    private static final long SEED = 9_278;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Beyond the shape: which key is for whom, and to whom the message goes. */
    private static final List<String> BEYOND = List.of("jwk", "kid", "alg does not fit the key", "to");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "a".repeat(15),
            "a".repeat(16),
            "a".repeat(128),
            "a".repeat(129),
            "a".repeat(512),
            "a".repeat(513),
            "a b".repeat(10),
            "é".repeat(20),
            "0".repeat(64),
            "A".repeat(64),
            "0".repeat(64) + "\n",
            "A".repeat(43),
            "A".repeat(42) + "B",
            "A".repeat(86),
            "A".repeat(85) + "B",
            "AAAA",
            "AA==",
            "AB==",
            "AAA",
            "Ed25519",
            "ES256",
            "ES384",
            "intentweb-attribution/2",
            "2026-03-08T19:23:41Z",
            "2026-03-08T19:23:41.123456789Z",
            "2026-03-08T19:23:41.1234567890Z",
            "2026-03-08T24:00:00Z",
            "2026-03-08T23:59:60Z",
            "2026-03-08T19:60:00Z",
            "2026-02-29T19:23:41Z",
            "2028-02-29T19:23:41Z",
            "2026-13-08T19:23:41Z",
            "2026-03-08T19:23:41+00:00",
            "2026-03-08t19:23:41z",
            "0000-01-01T00:00:00Z");

    private static final List<String> ORIGINS = List.of(
            "https://agent.example",
            "https://agent.example:8443",
            "https://agent.example:0",
            "https://agent.example:65535",
            "https://agent.example:65536",
            "https://agent.example:08443",
            "https://agent.example:443",
            "https://agent.example:4430",
            "https://agent.example/",
            "https://agent.example\n",
            "https://agent.example.",
            "https://agent..example",
            "https://Agent.example",
            "https://a_b.example",
            "https://-a.example",
            "https://a-.example",
            "https://xn--mnchen-3ya.example",
            "https://a",
            "https://1a.example",
            "https://a.1",
            "https://a.0x1f",
            "https://0xfg",
            "https://0xc0000201",
            "https://3221225985",
            "https://192.0.2.1",
            "https://192.0.2",
            "https://192.0.2.256",
            "https://192.0.02.1",
            "https://192.0.2.1:8443",
            "https://[2001:db8::1]",
            "https://[2001:db8::1]:8443",
            "https://[2001:DB8::1]",
            "https://[fe80::1%eth0]",
            "https://[]",
            "https://" + "a".repeat(63) + ".example",
            "https://" + "a".repeat(64) + ".example",
            "https://" + "aaa.".repeat(63) + "a",
            "https://" + "aaa.".repeat(63) + "aa",
            "http://localhost:8080",
            "http://localhost:80",
            "http://localhost:443",
            "https://localhost:80",
            "http://bella.localhost",
            "http://-bella.localhost",
            "http://notlocalhost",
            "http://127.0.0.1:8080",
            "http://127.1.2.3",
            "http://127.1.2.300",
            "http://127.0.0.1.example",
            "http://[::1]:8080",
            "http://[::2]",
            "http://agent.example",
            "ftp://agent.example",
            "null");

    @Test
    void anOriginIsWhatTheSchemaSays() {
        TextSchema schema = AttributionSchema.PUBLISHED.audienceOrigin;

        for (String text : ORIGINS) {
            assertThat(schema.holds(text)).as(text).isEqualTo(Origin.find(text).isPresent());
        }
    }

    @Test
    void whatIsTakenIsWellFormedAndWhatIsWellFormedIsTaken() {
        List<ObjectNode> samples = samples("request");
        AttributionReader reader = new AttributionReader(Direction.REQUEST, name -> true);
        int taken = 0;
        for (long seed = SEED; seed < SEED + 6_000; seed++) {
            Random random = new Random(seed);
            ObjectNode odd = samples.get(random.nextInt(samples.size())).deepCopy();
            mutate(odd, random);
            List<Fault> faults = SchemaDocument.ATTRIBUTION.faults(odd);
            Optional<String> refusal = refusal(reader, odd);
            taken += refusal.isEmpty() ? 1 : 0;
            if (refusal.isEmpty()) {
                assertThat(faults).as("seed %d, taken: %s", seed, odd).isEmpty();
            } else if (faults.isEmpty()) {
                assertThat(BEYOND).as("seed %d, well-formed: %s", seed, odd).contains(refusal.get());
            }
        }
        assertThat(taken).isBetween(100, 5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/properties/profile",
                "/properties/query_hash",
                "/properties/audience/items",
                "/properties/intent_hash",
                "/properties/in_reply_to/properties/nonce",
                "/properties/in_reply_to/properties/query_hash",
                "/properties/nonce",
                "/properties/timestamp",
                "/$defs/entry/properties/actor_type",
                "/$defs/entry/properties/actor_id",
                "/$defs/entry/properties/timestamp",
                "/$defs/entry/properties/alg",
                "/$defs/entry/properties/kid",
                "/$defs/entry/properties/to",
                "/$defs/entry/properties/x5c/items",
                "/$defs/entry/properties/signature",
                "/$defs/coordinate"
            })
    void aFormThatIsMadeStricterIsAskedFor(String place) {
        ObjectNode stricter = SchemaDocument.ATTRIBUTION.tree();
        ObjectNode form = (ObjectNode) stricter.at(place);
        form.removeAll();
        form.put("type", "string").put("pattern", "^none is like this$");

        assertRefusesWhatWasTaken(stricter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/properties/audience", "/properties/chain", "/$defs/entry/properties/x5c"})
    void aBoundThatIsMadeStricterIsAskedFor(String place) {
        ObjectNode stricter = SchemaDocument.ATTRIBUTION.tree();
        ((ObjectNode) stricter.at(place)).put("minItems", 4).put("maxItems", 8);

        assertRefusesWhatWasTaken(stricter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/properties/in_reply_to", "/$defs/entry", "/$defs/jwk"})
    void aMemberThatIsMadeRequiredIsAskedFor(String place) {
        ObjectNode stricter = SchemaDocument.ATTRIBUTION.tree();
        ((ObjectNode) stricter.at(place)).withArray("required").add("colour");

        assertRefusesWhatWasTaken(stricter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/properties/nonce",
                "/properties/chain",
                "/properties/in_reply_to",
                "/$defs/entry",
                "/$defs/hash"
            })
    void whatTheReaderCannotAskForStopsItAtItsStart(String place) {
        ObjectNode other = SchemaDocument.ATTRIBUTION.tree();
        ((ObjectNode) other.at(place)).putObject("not");

        assertThatThrownBy(() -> new AttributionSchema(other)).hasMessageContaining("not");
    }

    @Test
    void aNewMemberWithARuleStopsTheReaderAtItsStart() {
        ObjectNode other = SchemaDocument.ATTRIBUTION.tree();
        other.withObject("/properties/colour").put("description", "of the sky");
        assertThat(new AttributionSchema(other).required).contains("chain");
        other.withObject("/properties/colour").put("type", "string");

        assertThatThrownBy(() -> new AttributionSchema(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The schema of attributions says what its reader does not read: [/properties/colour/type]");
    }

    /** Some vectors have each member, so a rule that is not asked for shows. */
    private static void assertRefusesWhatWasTaken(ObjectNode stricter) {
        AttributionSchema schema = new AttributionSchema(stricter);
        AttributionReader reader = new AttributionReader(Direction.REQUEST, name -> true, schema);
        List<ObjectNode> samples = samples("request");

        assertThat(samples)
                .allMatch(sample -> refusal(new AttributionReader(Direction.REQUEST, name -> true), sample)
                        .isEmpty());
        assertThat(samples).anyMatch(sample -> refusal(reader, sample).isPresent());
    }

    private static List<ObjectNode> samples(String kind) {
        return Stream.concat(Vectors.of("valid", kind), Stream.empty())
                .map(vector -> (ObjectNode) Vectors.envelope(vector).get("attribution"))
                .toList();
    }

    private static Optional<String> refusal(AttributionReader reader, ObjectNode attribution) {
        try {
            reader.read(attribution);
            return Optional.empty();
        } catch (AttributionException refused) {
            return Optional.of(refused.reason());
        }
    }

    /** Exchanges, removes or adds one member or item somewhere. */
    private static void mutate(ObjectNode attribution, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(attribution, containers);
        JsonNode target = containers.get(random.nextInt(containers.size()));
        if (target instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name =
                    names.isEmpty() || random.nextInt(10) == 0 ? "colour" : names.get(random.nextInt(names.size()));
            if (random.nextInt(8) == 0) {
                object.remove(name);
            } else {
                object.set(name, something(random));
            }
        } else if (target instanceof ArrayNode array) {
            switch (random.nextInt(4)) {
                case 0 -> array.removeAll();
                case 1 -> {
                    JsonNode first = array.get(0);
                    for (int i = random.nextInt(12); i > 0; i--) {
                        array.add(first.deepCopy());
                    }
                }
                default -> array.set(random.nextInt(array.size()), something(random));
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainerNode() && (node.isObject() || !node.isEmpty())) {
            into.add(node);
        }
        node.forEach(child -> collect(child, into));
    }

    private static JsonNode something(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextInt());
            case 2 -> NODES.objectNode();
            case 3 -> NODES.arrayNode();
            case 4, 5 -> TextNode.valueOf(ORIGINS.get(random.nextInt(ORIGINS.size())));
            case 6 -> NODES.arrayNode().add(ORIGINS.get(random.nextInt(ORIGINS.size())));
            default -> TextNode.valueOf(TEXTS.get(random.nextInt(TEXTS.size())));
        };
    }
}
