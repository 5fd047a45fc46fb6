package dev.intentsite.llm;

import dev.intentsite.language.Span;
import java.util.Optional;
import java.util.Set;

/** Finds a model's quotes in a message. */
final class Characters {
    /** Between letters or digits these join them to one: 7:30, RES-1, 1,500. */
    private static final String JOINTS = ".,:;/-@_'\u2019+#\u2013*\\";

    private Characters() {}

    /**
     * Where the quote stands in the message as whole words; without regard to case, and the message's own characters count.
     *
     * @param begun where others were found already
     */
    static Optional<Span> find(String message, String quote, Set<Integer> begun) {
        String words = quote.strip();
        if (words.isEmpty() || words.length() > message.length()) {
            return Optional.empty();
        }
        Optional<Span> exact = find(message, words, begun, false);
        return exact.isPresent() ? exact : find(message, words, begun, true);
    }

    private static Optional<Span> find(String message, String words, Set<Integer> begun, boolean anyCase) {
        for (int start = 0; start + words.length() <= message.length(); start++) {
            int end = start + words.length();
            if (!begun.contains(start)
                    && message.regionMatches(anyCase, start, words, 0, words.length())
                    && isWhole(message, start, end)) {
                return Optional.of(new Span(start, end, message.substring(start, end)));
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(String message, int start, int end) {
        boolean before = !joined(message, start - 1, -1, message.charAt(start));
        boolean after = !joined(message, end, 1, message.charAt(end - 1));
        return before && after;
    }

    /** Whether what stands outside at {@code at} belongs to the characters within, of which {@code edge} is the next. */
    private static boolean joined(String message, int at, int step, char edge) {
        if (at < 0 || at >= message.length() || !isSolid(edge)) {
            return false;
        }
        char outside = message.charAt(at);
        if (isSolid(outside) || Character.isSurrogate(outside)) {
            return true;
        }
        boolean sign = step < 0 && Character.isDigit(edge) && (outside == '-' || outside == '+');
        int beyond = at + step;
        return sign
                || JOINTS.indexOf(outside) >= 0
                        && beyond >= 0
                        && beyond < message.length()
                        && isSolid(message.charAt(beyond));
    }

    private static boolean isSolid(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.CURRENCY_SYMBOL || c == '%';
    }
}
