package dev.intentsite.protocol;

/** Bytes to a {@link Request}, by the rules of {@code wire.md} § 1 and the request schema. Thread-safe. */
public final class RequestReader {
    private final EnvelopeLimits limits;

    public RequestReader(EnvelopeLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one request.
     *
     * @throws EnvelopeException with {@code invalid_request} (all faults listed), {@code unsupported_version} or
     *     {@code payload_too_large}
     */
    public Request read(byte[] body) {
        throw new UnsupportedOperationException(limits.toString());
    }
}
