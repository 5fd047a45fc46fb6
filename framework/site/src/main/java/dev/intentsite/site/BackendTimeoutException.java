package dev.intentsite.site;

/** Thrown by a handler: the company's system did not answer in time and may have acted. Answered with {@code backend_timeout}; the attempt stays in doubt. */
public final class BackendTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A timeout.
     *
     * @param message what did not answer, for the log alone
     * @param cause what the company's system threw
     */
    public BackendTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
