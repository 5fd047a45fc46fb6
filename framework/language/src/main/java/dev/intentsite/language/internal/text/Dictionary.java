package dev.intentsite.language.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The right words of a language, sorted, one a line: a word that is right is never taken for a misspelt one. Immutable. */
final class Dictionary {
    private final byte[] words;

    /** @param text words of small letters a to z, in their order, after any remarks that begin with {@code #} */
    Dictionary(byte[] text) {
        int start = 0;
        while (start < text.length && text[start] == '#') {
            start = lineEnd(text, start) + 1;
        }
        this.words = Arrays.copyOfRange(text, Math.min(start, text.length), text.length);
    }

    boolean empty() {
        return words.length == 0;
    }

    boolean has(String word) {
        byte[] sought = word.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = words.length;
        while (low < high) {
            int start = lineStart((low + high) >>> 1);
            int end = lineEnd(words, start);
            int order = Arrays.compare(words, start, end, sought, 0, sought.length);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return false;
    }

    private int lineStart(int at) {
        int start = at;
        while (start > 0 && words[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static int lineEnd(byte[] text, int from) {
        int end = from;
        while (end < text.length && text[end] != '\n') {
            end++;
        }
        return end;
    }
}
