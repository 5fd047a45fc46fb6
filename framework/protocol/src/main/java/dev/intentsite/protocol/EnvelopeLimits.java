package dev.intentsite.protocol;

import dev.intentsite.schema.SchemaDocument;

/**
 * How large an envelope may be ({@code wire.md} § 1).
 *
 * @param bytes the most bytes of a body, at least 1
 * @param depth the deepest nesting, the envelope being level 1; 1 to 1,000
 * @param messageCharacters the most Unicode code points of {@code message}, at least 1; instead of what the request schema says
 */
public record EnvelopeLimits(int bytes, int depth, int messageCharacters) {
    /** 64 KiB, 32 levels, and the 8,000 characters of the request schema. */
    public static final EnvelopeLimits DEFAULT = new EnvelopeLimits(
            64 * 1024,
            32,
            SchemaDocument.REQUEST.tree().at("/properties/message/maxLength").intValue());

    /** @throws IllegalArgumentException when a limit is out of its range */
    public EnvelopeLimits {
        if (bytes < 1 || messageCharacters < 1) {
            throw new IllegalArgumentException("a limit of " + bytes + " bytes and " + messageCharacters
                    + " characters refuses every message; both have to be at least 1");
        }
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("depth is " + depth + "; it has to be 1 to 1000");
        }
    }
}
