package dev.intentsite.language.internal.text;

import java.util.List;

/** The tokens of a text that is no message: a manifest's words. */
public final class Tokens {
    private Tokens() {}

    public static List<Token> of(String text) {
        return List.copyOf(Tokenizer.tokens(text));
    }
}
