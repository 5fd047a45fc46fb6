package dev.intentsite.site;

import java.util.OptionalInt;

/**
 * A signed answer, ready to be sent.
 *
 * @param httpStatus its HTTP status
 * @param body the envelope, JSON in UTF-8; not to be changed
 * @param retryAfter seconds for the {@code Retry-After} header
 */
public record Answer(int httpStatus, byte[] body, OptionalInt retryAfter) {}
