package dev.intentsite.site;

import java.time.Duration;

/** Thrown by a handler, options, check or proposal: the company's system did not answer and has done nothing. Answered with {@code backend_unavailable}. */
public final class BackendUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Duration retryAfter;

    /** @param retryAfter when it is worth to try again */
    public BackendUnavailableException(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** When it is worth to try again; told to the client. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
