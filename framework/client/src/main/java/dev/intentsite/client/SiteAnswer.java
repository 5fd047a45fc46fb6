package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Response;
import dev.intentsite.protocol.attribution.AnswerReference;
import java.util.List;
import java.util.Optional;

/**
 * A site's answer. It is verified, except for an error that could not name the request it is about ({@link #isSigned()} is false then:
 * it proves nothing, and says at most why there is no better answer). Immutable, thread-safe.
 */
public final class SiteAnswer {
    private final byte[] body;
    private final JsonNode envelope;
    private final Response response;
    private final Optional<AnswerReference> reference;

    SiteAnswer(byte[] body, JsonNode envelope, Optional<AnswerReference> reference) {
        this.body = body.clone();
        this.envelope = envelope;
        this.response = Response.of(envelope);
        this.reference = reference;
    }

    /** What it says. */
    public Response response() {
        return response;
    }

    /** The whole envelope, attribution and explicability included; a copy. */
    public JsonNode envelope() {
        return envelope.deepCopy();
    }

    /** The bytes as they came, for a gateway that hands them on; a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** Whether the site's signature over this answer to this very request holds. */
    public boolean isSigned() {
        return reference.isPresent();
    }

    /** How a later request names this answer, empty when it is not signed. */
    public Optional<AnswerReference> reference() {
        return reference;
    }

    /** The thumbprint of the key that signed, empty when it is not signed. */
    public Optional<String> kid() {
        return isSigned() ? Optional.of(envelope.at("/attribution/chain/0/kid").asText()) : Optional.empty();
    }

    /** Whether it is an {@code error} of any status. */
    public boolean isError() {
        return response.flowType() == FlowType.ERROR;
    }

    /** Whether it is an error of that status. */
    public boolean isError(ErrorStatus status) {
        return isError() && response.status().filter(status.wire()::equals).isPresent();
    }

    /** Whether the interaction is over with it, or was over before. */
    public boolean endsInteraction() {
        return response.flowType() == FlowType.EXECUTION_RESULT
                || isError(ErrorStatus.CANCELLED)
                || isError(ErrorStatus.INTERACTION_CLOSED)
                || isError(ErrorStatus.INTERACTION_EXPIRED);
    }

    /** Whether it asks "shall I do it?": then {@link Conversation#confirm} answers. */
    public boolean asksForConfirmation() {
        return options().stream().anyMatch(choice -> choice.parameter().equals(Conversation.CONFIRMATION));
    }

    /** The choices that it shows, empty when there are none. */
    public List<Choice> options() {
        return response.options();
    }

    /** Whether the message was taken and answered, rather than refused: only then did the interaction go on. */
    boolean isAccepted() {
        return isSigned() && (!isError() || isError(ErrorStatus.CANCELLED));
    }

    /** Whether the same payload may succeed later. */
    boolean isRetriable() {
        for (ErrorStatus status : ErrorStatus.values()) {
            if (status.retriable() && isError(status)) {
                return true;
            }
        }
        return false;
    }
}
