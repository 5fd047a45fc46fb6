package dev.intentsite.site.internal.model;

import java.util.List;
import java.util.regex.Pattern;

/** Sentences of {@code @Capability(examples)}, in which values may be marked: {@code "Book for [2](party_size) people"}. */
final class ExampleText {
    private static final Pattern MARK = Pattern.compile("\\[([^\\[\\]]+)]\\(([A-Za-z0-9_]+)\\)");

    private ExampleText() {}

    /** A marked value. */
    record Mark(String text, String parameter) {}

    /** The sentence as a person says it: {@code "Book for 2 people"}. */
    static String clean(String example) {
        return MARK.matcher(example).replaceAll("$1");
    }

    static List<Mark> marks(String example) {
        return MARK.matcher(example)
                .results()
                .map(match -> new Mark(match.group(1), match.group(2)))
                .toList();
    }
}
