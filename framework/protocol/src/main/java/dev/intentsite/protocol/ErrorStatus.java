package dev.intentsite.protocol;

import java.util.Locale;

/** The {@code status} of an {@code error} envelope, with its HTTP status ({@code wire.md} § 4). */
public enum ErrorStatus {
    INVALID_REQUEST(400, false),
    UNSUPPORTED_VERSION(400, false),
    ATTRIBUTION_INVALID(401, false),
    KEY_UNAVAILABLE(503, true),
    ATTRIBUTION_UNTRUSTED(403, false),
    INTERACTION_BOUND(403, false),
    REPLAYED(409, false),
    STALE_REPLY(409, false),
    CONFLICT(409, true),
    IDEMPOTENCY_MISMATCH(409, false),
    INVALID_TRANSITION(409, false),
    INTERACTION_CLOSED(409, false),
    INTERACTION_EXPIRED(410, false),
    PAYLOAD_TOO_LARGE(413, false),
    UNSUPPORTED_MEDIA_TYPE(415, false),
    RATE_LIMITED(429, true),
    INTERNAL_ERROR(500, false),
    BACKEND_UNAVAILABLE(503, true),
    BACKEND_TIMEOUT(504, false),
    CANCELLED(200, false);

    private final int http;
    private final boolean retriable;

    ErrorStatus(int http, boolean retriable) {
        this.http = http;
        this.retriable = retriable;
    }

    /** The form on the wire, such as {@code invalid_request}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status that carries it. */
    public int http() {
        return http;
    }

    /** Whether the same payload, freshly signed, may succeed later. */
    public boolean retriable() {
        return retriable;
    }
}
