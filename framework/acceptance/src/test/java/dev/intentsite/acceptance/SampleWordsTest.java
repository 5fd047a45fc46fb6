package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The framework's code knows no restaurant. Benchmarks, which see all, and what comments show as an example do not count. */
class SampleWordsTest {
    private static final Pattern WORDS = Pattern.compile(
            "(?i)\\b(restaurant|bella|cucina|dinner|lunch|seating|vegan|dietary|guest_name|party_size|book_table)\\b");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)//.*$");

    @Test
    void frameworkModulesHoldNoneOfASamplesWords() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            List<String> found = files.filter(file -> file.toString().contains("/src/main/")
                            && !file.toString().contains("/benchmarks/"))
                    .filter(file ->
                            file.toString().endsWith(".java") || file.toString().endsWith(".properties"))
                    .flatMap(SampleWordsTest::words)
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    private static Stream<String> words(Path file) {
        try {
            String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
            Matcher matcher = WORDS.matcher(code);
            return matcher.results().map(word -> file + ": " + word.group()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
