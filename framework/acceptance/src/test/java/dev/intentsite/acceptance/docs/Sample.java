package dev.intentsite.acceptance.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of Java in a page, and where its code lives.
 *
 * @param place page and line, for messages
 * @param source {@code path#tag}; empty when the page does not say
 * @param code what the page shows
 */
record Sample(String place, String source, List<String> code) {
    private static final Pattern SOURCE = Pattern.compile("<!-- from (\\S+#[a-z-]+) -->");

    /** All blocks of Java in a page, in order. */
    static List<Sample> of(Path page) {
        List<String> lines = Tree.text(page);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```java")) {
                int end = i + 1;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                Matcher source = SOURCE.matcher(i == 0 ? "" : lines.get(i - 1).strip());
                samples.add(new Sample(
                        Tree.root().relativize(page) + ":" + (i + 1),
                        source.matches() ? source.group(1) : "",
                        unindented(lines.subList(i + 1, end))));
                i = end;
            }
        }
        return samples;
    }

    /** The lines between the tags that {@link #source} names. */
    List<String> tagged() {
        String[] parts = source.split("#", 2);
        Path file = Tree.root().resolve(parts[0]);
        if (!Files.exists(file)) {
            throw new AssertionError(place + " names " + parts[0] + ", which is not there");
        }
        List<String> lines = Tree.text(file);
        int start = indexOf(lines, "// tag::" + parts[1] + "[]");
        int end = indexOf(lines, "// end::" + parts[1] + "[]");
        return unindented(lines.subList(start + 1, end));
    }

    private int indexOf(List<String> lines, String mark) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(mark)) {
                return i;
            }
        }
        throw new AssertionError(place + " names " + source + ", but there is no line " + mark);
    }

    private static List<String> unindented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent))
                .toList();
    }
}
