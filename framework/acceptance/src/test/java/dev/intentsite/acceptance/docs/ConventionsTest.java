package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Context;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.ValueTypes;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
        Recognizer recognizer = ValueTypes.standard()
                .forWire(kind)
                .orElseThrow(() -> new AssertionError(kind + " is no kind of value"))
                .recognizer();
        List<List<Reading>> found =
                recognizer.find(new Utterance(words, NOW, Locale.forLanguageTag("en-US"), Context.START));
        return found.isEmpty()
                ? "nothing"
                : found.stream()
                        .map(readings -> readings.stream()
                                .map(reading -> shown(reading.value()))
                                .collect(Collectors.joining(" or ")))
                        .collect(Collectors.joining(", "));
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
