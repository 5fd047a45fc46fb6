package dev.intentsite.site;

/** Thrown by a handler: the company's system did not answer in time and may have acted. Answered with {@code backend_timeout}; the attempt stays in doubt. */
public final class BackendTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BackendTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
