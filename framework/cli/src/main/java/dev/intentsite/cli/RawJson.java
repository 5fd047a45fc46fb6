package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.markdown.PlainText;

/** JSON on one line for programs, which a terminal can show too: characters that it would obey are escaped. */
final class RawJson {
    private RawJson() {}

    static String of(JsonNode tree) {
        StringBuilder safe = new StringBuilder();
        tree.toString().codePoints().forEach(character -> {
            if (PlainText.isObeyed(character)) {
                for (char unit : Character.toChars(character)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }
}
