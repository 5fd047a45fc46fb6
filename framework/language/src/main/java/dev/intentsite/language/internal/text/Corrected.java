package dev.intentsite.language.internal.text;

import java.util.List;

/** The tokens of a message with misspelt words as they were meant; their places stay those of the message. */
final class Corrected {
    private static final String AFTER = ".,!?;:)\"";

    private Corrected() {}

    static List<Token> of(List<Token> tokens, Spelling spelling) {
        boolean capitals = tokens.stream().anyMatch(token -> token.word() && !token.capital());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.word() && alone(tokens, i)) {
                String meant = spelling.meant(token.text(), token.capital() && capitals && !begins(tokens, i));
                if (meant != null) {
                    tokens.set(
                            i,
                            new Token(token.start(), token.end(), meant, token.kind(), token.glued(), token.capital()));
                }
            }
        }
        return tokens;
    }

    /** No part of an address or a code. */
    private static boolean alone(List<Token> tokens, int at) {
        boolean before =
                tokens.get(at).glued() && !"(\"".contains(tokens.get(at - 1).text());
        boolean glued = at + 1 < tokens.size() && tokens.get(at + 1).glued();
        boolean ends = glued
                && AFTER.contains(tokens.get(at + 1).text())
                && !(at + 2 < tokens.size() && tokens.get(at + 2).glued());
        return !before && (!glued || ends || tokens.get(at + 1).text().startsWith("'"));
    }

    private static boolean begins(List<Token> tokens, int at) {
        return at == 0 || ".!?".contains(tokens.get(at - 1).text());
    }
}
