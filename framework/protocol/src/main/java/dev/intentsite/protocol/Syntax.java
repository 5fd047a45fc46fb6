package dev.intentsite.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;

/** Plain words for what a JSON parser stumbled over. */
final class Syntax {
    private Syntax() {}

    static String fault(String text, IOException failure) {
        if (!(failure instanceof JsonProcessingException syntax) || syntax.getLocation() == null) {
            return "it is not JSON";
        }
        int offset = (int) syntax.getLocation().getCharOffset();
        return "it is not JSON from " + TextPosition.of(text, offset) + " on";
    }
}
