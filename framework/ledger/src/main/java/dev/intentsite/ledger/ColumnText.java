package dev.intentsite.ledger;

import dev.intentsite.protocol.Sha256;
import java.nio.charset.StandardCharsets;

/** What people and programs wrote, as every database can keep it: PostgreSQL's texts have no U+0000, its keys an end. */
final class ColumnText {
    private static final int LONGEST_KEY = 512;
    private static final char NUL = '\0';
    private static final char ESCAPE = '\u001B';

    private ColumnText() {}

    /** The text with U+0000 written as ESC 0 and ESC as ESC 1. */
    static String of(String text) {
        return isPlain(text)
                ? text
                : text.replace(String.valueOf(ESCAPE), ESCAPE + "1").replace(String.valueOf(NUL), ESCAPE + "0");
    }

    /** What {@link #of} was given. */
    static String read(String column) {
        return column.indexOf(ESCAPE) < 0
                ? column
                : column.replace(ESCAPE + "0", String.valueOf(NUL)).replace(ESCAPE + "1", String.valueOf(ESCAPE));
    }

    /** What a row is found by: a short text as it is, another as its SHA-256. */
    static String key(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_KEY && isPlain(text) ? text : hash(bytes);
    }

    /** What a row is found by that does not tell the text. */
    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] text) {
        return "sha256:" + Sha256.hex(text);
    }

    private static boolean isPlain(String text) {
        return text.indexOf(NUL) < 0 && text.indexOf(ESCAPE) < 0;
    }
}
