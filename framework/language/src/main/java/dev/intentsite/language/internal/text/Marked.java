package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example whose values may be marked: {@code "Book for [2](party_size) people"}.
 *
 * @param text the example as people would say it
 * @param values the marked values
 */
public record Marked(String text, List<Value> values) {
    private static final Pattern MARK = Pattern.compile("\\[([^\\]\\[]{1,200})\\]\\(([a-z][a-z0-9_]{0,63})\\)");

    /** A marked value, by its characters in {@link #text}. */
    public record Value(int start, int end, String parameter) {}

    public static Marked of(String example) {
        Matcher marks = MARK.matcher(example);
        StringBuilder text = new StringBuilder();
        List<Value> values = new ArrayList<>();
        int last = 0;
        while (marks.find()) {
            text.append(example, last, marks.start());
            int start = text.length();
            text.append(marks.group(1));
            values.add(new Value(start, text.length(), marks.group(2)));
            last = marks.end();
        }
        text.append(example, last, example.length());
        return new Marked(text.toString(), List.copyOf(values));
    }
}
