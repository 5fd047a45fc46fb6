package dev.intentsite.protocol;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** Plain words for what a JSON parser stumbled over. */
final class Syntax {
    private Syntax() {}

    static String fault(String text, IOException failure) {
        if (!(failure instanceof JsonProcessingException syntax)) {
            return "it is not JSON";
        }
        JsonLocation location = syntax.getLocation();
        String said = syntax.getOriginalMessage();
        if (location == null || said == null) {
            return "it is not JSON";
        }
        int offset = (int) location.getCharOffset();
        if (said.contains("surrogate")) {
            return "half of a surrogate pair stands alone, before " + TextPosition.of(text, offset);
        }
        if (said.startsWith("Non-standard token")) {
            offset = startOfWord(text, offset);
        }
        return "it is not JSON from " + TextPosition.of(text, offset) + " on";
    }

    /** The parser has read words such as NaN before it refuses them. */
    private static int startOfWord(String text, int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }
}
