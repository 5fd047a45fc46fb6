package dev.intentsite.language.internal.recognize;

import java.util.List;

/**
 * A value found in a message, before it is written as JSON.
 *
 * @param start its first token
 * @param end index after its last token
 * @param options what it may be, the likeliest first
 * @param sure how sure it is that such a value was meant, 0 to 1
 */
public record Found<T>(int start, int end, List<T> options, double sure) {}
