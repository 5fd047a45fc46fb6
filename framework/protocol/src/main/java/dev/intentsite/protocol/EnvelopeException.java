package dev.intentsite.protocol;

import dev.intentsite.schema.Fault;
import java.util.List;
import java.util.Optional;

/** A request that is refused before its interaction is looked at. Its message may be shown to the sender. */
public final class EnvelopeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String fault;
    private final ErrorStatus status;
    private final transient List<Fault> faults;
    private final transient Optional<String> interactionId;

    /**
     * @param status why it is refused
     * @param message what is wrong and what to do next, for the sender
     * @param faults each fault with its place, empty where there is only the one of the message
     * @param interactionId the interaction that the request names, where it could be read
     */
    public EnvelopeException(ErrorStatus status, String message, List<Fault> faults, Optional<String> interactionId) {
        super(message, null, false, false);
        this.fault = message;
        this.status = status;
        this.faults = List.copyOf(faults);
        this.interactionId = interactionId;
    }

    @Override
    public String getMessage() {
        return fault;
    }

    /** Why it is refused. */
    public ErrorStatus status() {
        return status;
    }

    /** Each fault with its place, empty where there is only the one of the message. */
    public List<Fault> faults() {
        return faults;
    }

    /** The interaction that the request names, where it could be read. */
    public Optional<String> interactionId() {
        return interactionId;
    }
}
