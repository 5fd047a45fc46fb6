package dev.intentsite.protocol;

/**
 * How large an envelope may be ({@code wire.md} § 1).
 *
 * @param bytes the most bytes of a body
 * @param depth the deepest nesting, the envelope being level 1
 * @param messageCharacters the most Unicode code points of {@code message}
 */
public record EnvelopeLimits(int bytes, int depth, int messageCharacters) {
    /** 64 KiB, 32 levels, 8,000 characters. */
    public static final EnvelopeLimits DEFAULT = new EnvelopeLimits(64 * 1024, 32, 8000);
}
