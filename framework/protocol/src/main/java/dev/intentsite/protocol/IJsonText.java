package dev.intentsite.protocol;

import java.util.Optional;

/** Which code points a string of I-JSON may hold (RFC 7493 § 2.1): no surrogates but in pairs, no noncharacters. */
final class IJsonText {
    private IJsonText() {}

    /** Whether no string in this JSON text can hold a forbidden code point, as in nearly every text. */
    static boolean isPlain(String json) {
        int length = json.length();
        for (int i = 0; i < length; i++) {
            if (json.charAt(i) >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return !json.contains("\\u");
    }

    /** What is wrong with an unescaped string, empty when nothing is. */
    static Optional<String> fault(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char unit = value.charAt(i);
            if (unit < Character.MIN_SURROGATE) {
                continue;
            }
            int point = value.codePointAt(i);
            if (Character.isSupplementaryCodePoint(point)) {
                i++;
            } else if (Character.isSurrogate(unit)) {
                return Optional.of(String.format("half of a surrogate pair, \\u%04X, stands alone", point));
            }
            if ((point & 0xFFFE) == 0xFFFE || (0xFDD0 <= point && point <= 0xFDEF)) {
                return Optional.of(String.format("U+%04X is no character", point));
            }
        }
        return Optional.empty();
    }
}
