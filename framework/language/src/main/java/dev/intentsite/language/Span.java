package dev.intentsite.language;

/**
 * Characters of a message.
 *
 * @param start index of the first UTF-16 unit
 * @param end index after the last
 * @param text the characters
 */
public record Span(int start, int end, String text) {}
