package dev.intentsite.site;

import java.time.Instant;

/**
 * A document that a site publishes.
 *
 * @param body its bytes; not to be changed
 * @param etag a strong entity tag, quotes included
 * @param lastModified when it last changed, whole seconds
 */
public record Publication(byte[] body, String etag, Instant lastModified) {}
