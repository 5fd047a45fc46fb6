package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.AnswerReference;
import java.util.Optional;

/**
 * All that a conversation must remember between two messages, so that another process can go on with it. It holds no key; the message
 * in flight is in it, so keep it as private as the conversation.
 *
 * @param interactionId the interaction's id
 * @param intentHash {@code query_hash} of the first message, once the site has taken it
 * @param latest the site's latest answer, which the next message replies to
 * @param pending the message that was sent last, to be sent {@link Conversation#again} after a fault
 * @param ended whether the interaction is over
 */
public record ConversationState(
        String interactionId,
        Optional<String> intentHash,
        Optional<AnswerReference> latest,
        Optional<Pending> pending,
        boolean ended) {

    /**
     * A message as it was sent, without its attribution.
     *
     * @param payload not to be changed
     * @param intentHash as its attribution said
     * @param inReplyTo as its attribution said
     */
    public record Pending(ObjectNode payload, Optional<String> intentHash, Optional<AnswerReference> inReplyTo) {}

    static ConversationState fresh(String interactionId) {
        return new ConversationState(interactionId, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    ConversationState sending(Pending message) {
        return new ConversationState(interactionId, intentHash, latest, Optional.of(message), ended);
    }

    ConversationState after(Optional<String> hash, Optional<AnswerReference> answer, boolean over) {
        return new ConversationState(interactionId, hash, answer, pending, over);
    }

    /** As JSON, for {@link #ofJson}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("interaction_id", interactionId);
        json.put("ended", ended);
        intentHash.ifPresent(hash -> json.put("intent_hash", hash));
        latest.ifPresent(answer -> json.set("latest", write(answer)));
        pending.ifPresent(message -> {
            ObjectNode sent = json.putObject("pending");
            sent.set("payload", message.payload().deepCopy());
            message.intentHash().ifPresent(hash -> sent.put("intent_hash", hash));
            message.inReplyTo().ifPresent(answer -> sent.set("in_reply_to", write(answer)));
        });
        return json;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static ConversationState ofJson(JsonNode json) {
        if (!json.path("interaction_id").isTextual()) {
            throw new IllegalArgumentException("Not a conversation's state: interaction_id is missing");
        }
        Optional<Pending> pending = json.path("pending").path("payload") instanceof ObjectNode payload
                ? Optional.of(new Pending(
                        payload.deepCopy(),
                        text(json.path("pending").path("intent_hash")),
                        read(json.path("pending").path("in_reply_to"))))
                : Optional.empty();
        return new ConversationState(
                json.path("interaction_id").textValue(),
                text(json.path("intent_hash")),
                read(json.path("latest")),
                pending,
                json.path("ended").asBoolean());
    }

    private static ObjectNode write(AnswerReference answer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("nonce", answer.nonce())
                .put("query_hash", answer.queryHash());
    }

    private static Optional<AnswerReference> read(JsonNode json) {
        return text(json.path("nonce"))
                .flatMap(nonce -> text(json.path("query_hash")).map(hash -> new AnswerReference(nonce, hash)));
    }

    private static Optional<String> text(JsonNode json) {
        return Optional.ofNullable(json.textValue());
    }
}
