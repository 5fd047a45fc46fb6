package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the framework ships knows no restaurant: neither its code nor the words, grammars, scripts and styles beside it.
 * Benchmarks, which see all, and what comments show as an example do not count.
 */
class SampleWordsTest {
    private static final Pattern WORDS = Pattern.compile(
            "(?i)(?<![a-z])(restaurants?|bella|bellacucina|cucina|trattoria"
                    + "|dinner|lunch|brunch|supper|dining|diners?|seatings?|waiter|cuisines?"
                    + "|vegans?|vegetarian|dietary|gluten|celiac|coeliac|allerg(?:y|ies|ic)|nuts?|wheelchair|high chair"
                    + "|guest[_ ]name|party_size|book_table|special_requests|have a table|a table for|table for)(?![a-z])");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|<!--.*?-->|(?m)(?<!:)//.*$|^# .*$");
    private static final Set<String> TEXTS = Set.of(
            "java",
            "properties",
            "txt",
            "grammar",
            "js",
            "css",
            "html",
            "json",
            "yaml",
            "yml",
            "sql",
            "xml",
            "svg",
            "md");

    /** General English, with what it is for, by the end of the file's name. */
    private static final Map<String, Set<String>> GENERAL = Map.of(
            // Meals are parts of the day ("dinner" is at night) and nobody's name, whatever is booked; there are kinds
            // of places that people are at, and names of what something is a kind of ("genre", "cuisine").
            "language/en/tables.txt", Set.of("dinner", "lunch", "brunch", "supper", "restaurant", "cuisine"));

    /** A list of all right words of English tells nothing of any site. */
    private static final String DICTIONARY = "language/en/words.txt";

    @Test
    void frameworkModulesHoldNoneOfASamplesWords() throws IOException {
        assertThat(shipped().flatMap(SampleWordsTest::words).toList()).isEmpty();
    }

    @Test
    void theWordsOfTheReaderAreAmongWhatIsRead() throws IOException {
        assertThat(shipped().map(file -> file.getFileName().toString()))
                .contains("tables.txt", "count.grammar", "words.properties", "markdown.js", "conversation.css");
    }

    private static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            return files
                    .filter(file -> Files.isRegularFile(file)
                            && slashed(file).contains("/src/main/")
                            && !slashed(file).contains("/benchmarks/")
                            && !slashed(file).endsWith(DICTIONARY)
                            && TEXTS.contains(kind(file)))
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> words(Path file) {
        try {
            String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            Set<String> general = GENERAL.entrySet().stream()
                    .filter(entry -> slashed(file).endsWith(entry.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse(Set.of());
            List<String> found = WORDS.matcher(text)
                    .results()
                    .map(word -> word.group().toLowerCase(Locale.ROOT))
                    .filter(word -> !general.contains(word))
                    .map(word -> file + ": " + word)
                    .toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String slashed(Path file) {
        return file.toString().replace('\\', '/');
    }
}
