package dev.intentsite.protocol;

import java.util.Locale;
import java.util.Optional;

/** What a message of an interaction is (protocol § 3.4). */
public enum FlowType {
    INTENT_REQUEST,
    INFORMATION_REQUEST,
    INFORMATION_RESPONSE,
    CLARIFICATION_REQUEST,
    EXECUTION_RESULT,
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
