package dev.intentsite.protocol;

/** Bytes that are not I-JSON. Its message names the fault in plain words and may be shown to the sender. */
public final class StrictJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String fault;

    /** @param message the fault and its place, in plain words */
    public StrictJsonException(String message) {
        super(message, null, false, false);
        this.fault = message;
    }

    @Override
    public String getMessage() {
        return fault;
    }
}
