package dev.intentsite.language.internal.text;

/**
 * Something found from a token on.
 *
 * @param end index after its last token
 * @param value what it says
 */
public record Hit(int end, Object value) {}
