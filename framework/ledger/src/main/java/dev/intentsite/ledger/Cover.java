package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * How an interaction's columns hold what is personal: plain, or sealed with the data key of its person. A sealed interaction's
 * {@code state} holds {@code {title, description, created_by, state}}, a sealed event's {@code payload} {@code {actor, payload}};
 * the columns of the members that are not the last are empty. For one thread at a time.
 *
 * @param key empty where it is kept plain
 */
record Cover(Optional<PersonKey> key) {
    static final Cover PLAIN = new Cover(Optional.empty());

    private static final String INTERACTION = "interaction";
    private static final String EVENT = "event";
    private static final String RECEIPT = "receipt";

    static Cover of(PersonKey key) {
        return new Cover(Optional.of(key));
    }

    /** What the columns of an interaction hold. */
    InteractionText interaction(Interaction interaction) {
        if (key.isEmpty()) {
            return new InteractionText(
                    interaction.title(),
                    interaction.description(),
                    interaction.createdBy(),
                    JsonText.of(interaction.state()));
        }
        ObjectNode text = JsonNodeFactory.instance.objectNode();
        text.put("title", interaction.title());
        text.put("description", interaction.description());
        text.put("created_by", interaction.createdBy());
        text.set("state", interaction.state());
        return new InteractionText(
                "", "", "", key.get().seal(JsonText.of(text), INTERACTION, interaction.id(), interaction.version()));
    }

    /** What was said in those columns; {@code state} is JSON text. */
    InteractionText open(InteractionText columns, UUID interaction, long version) {
        if (key.isEmpty()) {
            return columns;
        }
        ObjectNode text = JsonText.parse(key.get().open(columns.state(), INTERACTION, interaction, version));
        return new InteractionText(
                text.path("title").textValue(),
                text.path("description").textValue(),
                text.path("created_by").textValue(),
                text.path("state").toString());
    }

    /** An event's actor and payload, sealed; empty where they are kept plain. */
    Optional<String> event(UUID interaction, long number, NewEvent event) {
        return key.map(person -> {
            ObjectNode text = JsonNodeFactory.instance.objectNode();
            text.put("actor", event.actor());
            text.set("payload", event.payload());
            return person.seal(JsonText.of(text), EVENT, interaction, number);
        });
    }

    /** {@code {actor, payload}} of a sealed event. */
    ObjectNode openEvent(String sealed, UUID interaction, long number) {
        return JsonText.parse(key.orElseThrow().open(sealed, EVENT, interaction, number));
    }

    /** What a receipt is found by. */
    ReceiptKey receiptKey(ReceiptKey receipt) {
        return key.isEmpty()
                ? new ReceiptKey(ColumnText.key(receipt.originActor()), ColumnText.key(receipt.idempotencyKey()))
                : new ReceiptKey(ColumnText.hash(receipt.originActor()), ColumnText.hash(receipt.idempotencyKey()));
    }

    String answer(Receipt receipt) {
        String answer = JsonText.of(receipt.answer());
        ReceiptKey column = receiptKey(ReceiptKey.of(receipt));
        return key.map(person -> person.seal(answer, receiptPlace(receipt.interactionId(), column, receipt.turn())))
                .orElse(answer);
    }

    String openAnswer(String answer, String interactionId, ReceiptKey column, long turn) {
        return key.map(person -> person.open(answer, receiptPlace(interactionId, column, turn)))
                .orElse(answer);
    }

    private static Object[] receiptPlace(String interactionId, ReceiptKey column, long turn) {
        return new Object[] {
            RECEIPT, InteractionIds.of(interactionId), column.originActor(), column.idempotencyKey(), turn
        };
    }

    /** The texts of an interaction. */
    record InteractionText(String title, String description, String createdBy, String state) {}
}
