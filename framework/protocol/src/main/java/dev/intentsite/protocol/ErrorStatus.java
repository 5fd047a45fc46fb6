package dev.intentsite.protocol;

import java.util.Locale;

/** The {@code status} of an {@code error} envelope, with its HTTP status ({@code wire.md} § 4). */
public enum ErrorStatus {
    /** Not JSON, or a missing or wrong member. */
    INVALID_REQUEST(400, false),
    /** Another major version of the protocol. */
    UNSUPPORTED_VERSION(400, false),
    /** Hash, signature, key, time or chain wrong. */
    ATTRIBUTION_INVALID(401, false),
    /** An actor's keys could not be had now. */
    KEY_UNAVAILABLE(503, true),
    /** Valid, but below the trust that is asked. */
    ATTRIBUTION_UNTRUSTED(403, false),
    /** The interaction belongs to another actor. */
    INTERACTION_BOUND(403, false),
    /** The nonce was seen before. */
    REPLAYED(409, false),
    /** It answers a question that is no longer the latest. */
    STALE_REPLY(409, false),
    /** A message of this interaction is in progress. */
    CONFLICT(409, true),
    /** Another payload came under the key. */
    IDEMPOTENCY_MISMATCH(409, false),
    /** The flow type does not fit the state. */
    INVALID_TRANSITION(409, false),
    /** The interaction has ended. */
    INTERACTION_CLOSED(409, false),
    /** The interaction was idle for too long. */
    INTERACTION_EXPIRED(410, false),
    /** The body is larger than the limit. */
    PAYLOAD_TOO_LARGE(413, false),
    /** The body is not called JSON. */
    UNSUPPORTED_MEDIA_TYPE(415, false),
    /** Too many messages; a wait is told. */
    RATE_LIMITED(429, true),
    /** A defect, told by an incident id. */
    INTERNAL_ERROR(500, false),
    /** The company's system did not answer. */
    BACKEND_UNAVAILABLE(503, true),
    /** The company's system may have acted. */
    BACKEND_TIMEOUT(504, false),
    /** The client gave up. */
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
