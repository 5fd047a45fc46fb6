package dev.intentsite.client;

/**
 * An answer came whose attribution does not hold: it may be anybody's. It is not handed out; the conversation stays as it was, and
 * {@link Conversation#again} asks once more.
 */
public final class UnverifiedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    /**
     * @param reason a stable word for the fault: {@code envelope} when it is no envelope at all, else as
     *     {@link dev.intentsite.protocol.attribution.AttributionException#reason} has it
     * @param message the fault in plain words
     */
    public UnverifiedAnswerException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The stable word for the fault, such as {@code signature}, {@code query_hash}, {@code in_reply_to}, {@code key}. */
    public String reason() {
        return reason;
    }
}
