package dev.intentsite.protocol;

/** What is repeated to a sender of something that the sender wrote: at most 40 characters, none that controls a terminal. */
final class Excerpt {
    private static final int MOST = 40;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(MOST)
                .map(point -> isShown(point) ? point : '\uFFFD')
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > MOST ? shown + "…" : shown.toString();
    }

    static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
