package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.ErrorStatus;
import java.util.OptionalInt;

/** An attribution that is refused. Its message names the entry and the reason, and may be shown to the sender. */
public final class AttributionException extends RuntimeException {
    private static final long serialVersionUID = 1;

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

    public ErrorStatus status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public OptionalInt entry() {
        return entry;
    }
}
