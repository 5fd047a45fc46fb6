package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Context;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words are read as the page on language says. */
class ConventionsTest {
    /** A Thursday. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-10-15T12:00:00-05:00[America/Chicago]");

    @Test
    void everyRowOfTheTableIsReadAsItSays() {
        assertThat(Tables.rows("docs/language.md", "conventions"))
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(read(row.get(0), row.get(1)))
                        .as("%s as %s", row.get(0), row.get(1))
                        .isEqualTo(row.get(2)));
    }

    static String read(String words, String kind) {
        List<String> kinds = List.of(kind.split(", "));
        return kinds.size() == 1 ? one(words, kind) : span(words, kinds.get(0), kinds.get(1));
    }

    /** By a capability with a parameter for each end. */
    private static String span(String words, String first, String last) {
        Manifest manifest = Manifest.ofYaml("""
                manifest_version: '1.0'
                company: Spans
                last_updated: '2026-10-15'
                locales: [en-US]
                contact: {intent_endpoint: 'https://spans.example/intent'}
                capabilities:
                - id: take
                  intent: Take a span
                  description: Takes a span.
                  parameters:
                  - {name: start, type: %s, description: Start, required: true}
                  - {name: end, type: %s, description: End, required: true}
                """.formatted(first, last).getBytes(StandardCharsets.UTF_8));
        List<Mention> mentions = ManifestInterpreter.of(manifest, ValueTypes.standard())
                .mentions(
                        new Utterance(
                                words,
                                NOW,
                                Locale.US,
                                new Context(
                                        Optional.of("take"),
                                        Map.of(),
                                        List.of("start", "end"),
                                        List.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false)),
                        "take");
        return Stream.of("start", "end")
                .map(end -> mentions.stream()
                        .filter(mention -> mention.parameter().equals(end))
                        .map(mention -> shown(mention.readings()))
                        .findFirst()
                        .orElse("nothing"))
                .collect(Collectors.joining(", "));
    }

    private static String one(String words, String kind) {
        Recognizer recognizer = ValueTypes.standard()
                .forWire(kind)
                .orElseThrow(() -> new AssertionError(kind + " is no kind of value"))
                .recognizer();
        List<List<Reading>> found =
                recognizer.find(new Utterance(words, NOW, Locale.forLanguageTag("en-US"), Context.START));
        return found.isEmpty()
                ? "nothing"
                : found.stream().map(ConventionsTest::shown).collect(Collectors.joining(", "));
    }

    private static String shown(List<Reading> readings) {
        return readings.stream().map(reading -> shown(reading.value())).collect(Collectors.joining(" or "));
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
