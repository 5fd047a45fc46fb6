package dev.intentsite.protocol;

/** Says where in a text something is: line and column, both from 1, the column in characters. */
final class TextPosition {
    private TextPosition() {}

    static String of(String text, int offset) {
        int end = Math.max(0, Math.min(offset, text.length()));
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        long line = 1
                + text.substring(0, lineStart)
                        .chars()
                        .filter(unit -> unit == '\n')
                        .count();
        return "line " + line + ", column " + (1 + text.codePointCount(lineStart, end));
    }
}
