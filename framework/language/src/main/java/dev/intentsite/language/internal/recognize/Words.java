package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Token;
import dev.intentsite.language.internal.text.Tokens;
import java.util.List;

/** The words of a phrase of the site's, as the tokenizer makes them, hyphens left out. */
public final class Words {
    private Words() {}

    public static List<String> of(String phrase) {
        return Tokens.of(phrase).stream()
                .map(Token::text)
                .filter(word -> !word.equals("-"))
                .toList();
    }
}
