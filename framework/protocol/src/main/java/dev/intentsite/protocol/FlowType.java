package dev.intentsite.protocol;

import java.util.Locale;
import java.util.Optional;

/** What a message of an interaction is (protocol § 3.4). */
public enum FlowType {
    /** Starts a new intent. */
    INTENT_REQUEST,
    /** Asks for more information. */
    INFORMATION_REQUEST,
    /** Gives information that was asked for. */
    INFORMATION_RESPONSE,
    /** Asks which of several is meant, or corrects. */
    CLARIFICATION_REQUEST,
    /** Tells the outcome; ends the interaction. */
    EXECUTION_RESULT,
    /** Tells a fault, or that the client gives up. */
    ERROR;

    /** The form on the wire, such as {@code intent_request}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flow type of that form, empty for any other text. */
    public static Optional<FlowType> of(String wire) {
        for (FlowType type : values()) {
            if (type.wire().equals(wire)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
