package dev.intentsite.client;

import java.util.OptionalLong;

/** What came back from a site, as it came: nothing in it is verified. Immutable. */
public final class Answered {
    private final int status;
    private final byte[] body;
    private final OptionalLong retryAfter;

    private Answered(int status, byte[] body, OptionalLong retryAfter) {
        this.status = status;
        this.body = body.clone();
        this.retryAfter = retryAfter;
    }

    /**
     * An answer without {@code Retry-After}.
     *
     * @param status the HTTP status
     */
    public static Answered of(int status, byte[] body) {
        return new Answered(status, body, OptionalLong.empty());
    }

    /** The same with a {@code Retry-After}, in seconds. */
    public Answered retryAfter(long seconds) {
        return new Answered(status, body, OptionalLong.of(seconds));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body, a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** The header {@code Retry-After} in seconds, where it was sent in that form. */
    public OptionalLong retryAfter() {
        return retryAfter;
    }
}
