package dev.intentsite.language.internal.text;

/**
 * A sentence of a message.
 *
 * @param start its first token
 * @param end index after its last token, the sign at its end left out
 * @param asks whether it ends with a question mark
 */
public record Sentence(int start, int end, boolean asks) {}
