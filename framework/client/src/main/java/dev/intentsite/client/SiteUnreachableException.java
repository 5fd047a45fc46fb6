package dev.intentsite.client;

/** No answer could be had. The request may have arrived all the same: {@link Conversation#again} asks with the same key. */
public final class SiteUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean lost;

    private SiteUnreachableException(String message, boolean lost, Throwable cause) {
        super(message, cause);
        this.lost = lost;
    }

    /** Nobody answers there, or not in time. */
    public static SiteUnreachableException of(String message, Throwable cause) {
        return new SiteUnreachableException(message, false, cause);
    }

    /** A connection that was there broke: worth one more attempt at once. */
    public static SiteUnreachableException connectionLost(String message, Throwable cause) {
        return new SiteUnreachableException(message, true, cause);
    }

    /** Whether a connection that was there broke. */
    public boolean isConnectionLost() {
        return lost;
    }
}
