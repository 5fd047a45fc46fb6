package dev.intentsite.site.internal.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Java names as they are on the wire and for people. */
final class Names {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private Names() {}

    /** {@code partySize} → {@code party_size}. */
    static String snakeCase(String javaName) {
        return WORD_START.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    static boolean isSnakeCase(String name) {
        return SNAKE_CASE.matcher(name).matches();
    }

    /** {@code party_size} → "party size". */
    static String words(String snakeCase) {
        return snakeCase.replace('_', ' ').strip();
    }

    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** "a, b and c". */
    static String list(List<String> items, String lastSeparator) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        int last = items.size() - 1;
        return String.join(", ", items.subList(0, last)) + lastSeparator + items.get(last);
    }

    /** {@code "a", "b"}. */
    static String quoted(Collection<String> items) {
        return items.stream().map(item -> '"' + item + '"').collect(Collectors.joining(", "));
    }

    /** A class as its author calls it, without its package: {@code Bookings}, {@code ByReference}, {@code int}. */
    static String of(Class<?> type) {
        return type.getSimpleName().isEmpty()
                ? type.getName().substring(type.getName().lastIndexOf('.') + 1)
                : type.getSimpleName();
    }
}
