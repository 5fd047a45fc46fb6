package dev.intentsite.protocol;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What others wrote, made fit for a log: a text stays on its line, so that it cannot look like another entry, and controls no terminal that
 * shows it. Pure.
 */
public final class LogText {
    private static final int MOST = 4_000;

    private LogText() {}

    /** The text with what is not to be shown written as in Java, such as {@code \n}; the end of a very long one is cut off. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(Math.min(text.length(), MOST) + 16);
        text.codePoints().limit(MOST).forEach(point -> append(shown, point));
        return text.codePointCount(0, text.length()) > MOST ? shown + "…" : shown.toString();
    }

    /** The fault itself when all its messages are plain, else one with the same stack trace whose messages are. */
    public static Throwable of(Throwable fault) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return isPlain(fault, seen) ? fault : new Shown(fault, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isPlain(@Nullable Throwable fault, Set<Throwable> seen) {
        return fault == null
                || !seen.add(fault)
                || (isPlain(fault.toString())
                        && isPlain(fault.getCause(), seen)
                        && Arrays.stream(fault.getSuppressed()).allMatch(one -> isPlain(one, seen)));
    }

    private static boolean isPlain(String text) {
        return text.length() <= MOST && text.codePoints().allMatch(Excerpt::isShown);
    }

    private static void append(StringBuilder shown, int point) {
        switch (point) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (Excerpt.isShown(point)) {
                    shown.appendCodePoint(point);
                } else {
                    for (char unit : Character.toChars(point)) {
                        shown.append(String.format("\\u%04x", (int) unit));
                    }
                }
            }
        }
    }

    /** Another fault, as it may be shown. */
    private static final class Shown extends Exception {
        private static final long serialVersionUID = 1;

        Shown(Throwable of, Set<Throwable> seen) {
            super(LogText.of(String.valueOf(of)), cause(of, seen));
            setStackTrace(of.getStackTrace());
            for (Throwable suppressed : of.getSuppressed()) {
                if (seen.add(suppressed)) {
                    addSuppressed(new Shown(suppressed, seen));
                }
            }
        }

        private static @Nullable Throwable cause(Throwable of, Set<Throwable> seen) {
            seen.add(of);
            Throwable cause = of.getCause();
            return cause != null && seen.add(cause) ? new Shown(cause, seen) : null;
        }

        /** The other's name and message. */
        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
