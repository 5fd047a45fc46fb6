package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.ErrorStatus;
import java.util.OptionalInt;

/** An attribution that is refused. Its message names the entry and the reason, and may be shown to the sender. */
public final class AttributionException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String UNPROVEN = "unproven";

    private final ErrorStatus status;
    private final String reason;
    private final transient OptionalInt entry;

    /**
     * @param status {@code attribution_invalid} or {@code key_unavailable}
     * @param reason the stable word of the reason, such as {@code signature}, {@code to}, {@code query_hash}
     * @param entry the index of the chain entry that it is about, empty where it is the whole
     * @param message for the sender
     */
    public AttributionException(ErrorStatus status, String reason, OptionalInt entry, String message) {
        super(message, null, false, false);
        this.status = status;
        this.reason = reason;
        this.entry = entry;
    }

    /** {@code attribution_invalid}; {@code place} precedes the fault in the message. */
    static AttributionException invalid(String reason, OptionalInt entry, String fault) {
        String place = entry.isPresent() ? "Chain entry " + entry.getAsInt() : "Attribution";
        return new AttributionException(ErrorStatus.ATTRIBUTION_INVALID, reason, entry, place + ": " + fault);
    }

    /** {@code key_unavailable}, with the one text for every cause: what the site found out about an address is nobody's. */
    static AttributionException keyUnavailable(OptionalInt entry) {
        return new AttributionException(
                ErrorStatus.KEY_UNAVAILABLE,
                "key_unavailable",
                entry,
                "The keys of an actor in the chain could not be had now. Publish them at its origin under"
                        + " /.well-known/jwks.json, and send the same message again later, freshly signed.");
    }

    static AttributionException unproven() {
        return new AttributionException(
                ErrorStatus.ATTRIBUTION_INVALID,
                UNPROVEN,
                OptionalInt.empty(),
                "This error names no request in `in_reply_to`, so it proves nothing; treat it as unsigned.");
    }

    /** The status that answers it: {@code attribution_invalid} or {@code key_unavailable}. */
    public ErrorStatus status() {
        return status;
    }

    /**
     * The stable word of the reason: the member at fault ({@code to}, {@code audience}, {@code x5c}, …), {@code shape}, {@code time}, {@code key}, {@code
     * signature}, …; with {@code form} after it ({@code signature form}) where only its encoding is wrong.
     */
    public String reason() {
        return reason;
    }

    /** The index of the chain entry at fault, empty where it is the whole. */
    public OptionalInt entry() {
        return entry;
    }

    /** Whether an answer is no forgery but an error that proves nothing, as sites give it before they know who asks: shown, never relied on. */
    public boolean isUnproven() {
        return reason.equals(UNPROVEN);
    }
}
