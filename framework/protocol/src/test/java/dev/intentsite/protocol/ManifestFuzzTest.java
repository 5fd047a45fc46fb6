package dev.intentsite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.intentsite.schema.SchemaDocument;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A manifest may come from anyone: it is read or refused, whatever its bytes. Seeded: a failure names its seed. */
class ManifestFuzzTest {
    private static final byte[] MANIFEST = """
            manifest_version: "1.0"
            company: "Bella Cucina"
            last_updated: 2025-10-15
            capabilities:
              - intent: Book a table
                id: book_table
                version: 1.0
                kind: transactional
                confirmation: always
                description: |
                  Reserve a table
                  for lunch
                examples: &list ["Book a table for 2", "And one for 3"]
                requires: *list
                parameters:
                  - name: party_size
                    label: party size
                    type: integer
                    description: Number of people
                    required: true
                    values: [1, 2, yes, 0x1F, 1e3, .inf]
                    schema: {type: integer, minimum: 1, maximum: 20}
                alternatives: [[party_size]]
            contact:
              intent_endpoint: https://bella.example/intent
              phone: +1 312 555 0123
            operating_hours: {monday: closed, tuesday: 12:00-15:00}
            protocol_versions: ["1.0"]
            limits: {max_bytes: 65536, requests_per_minute: 120}
            """.getBytes(UTF_8);
    private static final List<String> TOKENS = List.of(
            "&a",
            "*a",
            "*list",
            "<<: *list",
            "!!java.net.URL",
            "!!binary",
            "!<x>",
            "---",
            "...",
            "? ",
            "- ",
            ": ",
            "\n",
            "\t",
            "  ",
            "{",
            "}",
            "[",
            "]",
            "[[[[[[[[[[",
            "{a: {a: {a: ",
            "|",
            ">",
            "\"",
            "'",
            "\\u0000",
            "\u0000",
            "\u0085",
            "\u2028",
            "\ufeff",
            "#",
            "%YAML 9.9",
            "@",
            "`",
            "null",
            "~",
            ".nan",
            "1e999",
            "9007199254740993",
            "0o7",
            "2025-10-15T00:00:00Z",
            "1:30:00",
            "\u001b[2J",
            "company: x",
            "😀");

    @Test
    void anyBytesGiveAManifestOrARefusal() {
        mutate(3_000);
    }

    @Test
    @Tag("long")
    void anyBytesGiveAManifestOrARefusalAtLength() {
        mutate(2_000_000);
    }

    @Test
    void theManifestItselfIsRead() {
        assertThat(Manifest.ofYaml(MANIFEST).capabilities()).hasSize(1);
    }

    private static void mutate(int times) {
        for (long seed = 0; seed < times; seed++) {
            byte[] yaml = mutant(new Random(seed));
            try {
                Manifest manifest = Manifest.ofYaml(yaml);
                assertThat(SchemaDocument.MANIFEST.faults(manifest.toJson()))
                        .as("seed %d", seed)
                        .isEmpty();
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal.getMessage())
                        .as("seed %d", seed)
                        .isNotBlank()
                        .hasSizeLessThan(20_000)
                        .doesNotContain("Exception");
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ": " + new String(yaml, UTF_8), e);
            }
        }
    }

    private static byte[] mutant(Random random) {
        byte[] mutant = MANIFEST;
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(mutant.length + 1);
            int to = Math.min(mutant.length, at + random.nextInt(9));
            byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
            mutant = switch (random.nextInt(5)) {
                case 0 -> splice(mutant, at, to, new byte[0]);
                case 1 -> splice(mutant, at, at, token);
                case 2 -> splice(mutant, at, to, token);
                case 3 -> splice(mutant, at, Math.min(mutant.length, at + 1), new byte[] {(byte) random.nextInt()});
                default -> {
                    int from = random.nextInt(mutant.length + 1);
                    int until = Math.min(mutant.length, from + random.nextInt(200));
                    yield splice(mutant, at, at, java.util.Arrays.copyOfRange(mutant, from, until));
                }
            };
        }
        return mutant;
    }

    private static byte[] splice(byte[] body, int from, int to, byte[] middle) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(body, 0, from);
        spliced.writeBytes(middle);
        spliced.write(body, to, body.length - to);
        return spliced.toByteArray();
    }
}
