package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.client.ConversationState;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.protocol.Choice;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code send --interaction} needs to go on.
 *
 * @param origin the site
 * @param options the choices of the latest answer
 */
record SavedConversation(String origin, ConversationState state, List<Choice> options) {
    SavedConversation {
        options = List.copyOf(options);
    }

    /** The same after an answer; one that is not signed changes no choices. */
    SavedConversation after(ConversationState next, SiteAnswer answer) {
        return new SavedConversation(origin, next, answer.isSigned() ? answer.options() : options);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("origin", origin);
        json.set("state", state.toJson());
        var choices = json.putArray("options");
        options.forEach(option -> choices.addObject()
                .put("parameter", option.parameter())
                .put("label", option.label())
                .set("value", option.value()));
        return json;
    }

    /** @throws IllegalArgumentException when it is something else */
    static SavedConversation ofJson(JsonNode json) {
        List<Choice> options = new ArrayList<>();
        for (JsonNode option : json.path("options")) {
            options.add(new Choice(
                    option.path("parameter").asText(),
                    option.path("value"),
                    option.path("label").asText()));
        }
        return new SavedConversation(
                json.path("origin").asText(), ConversationState.ofJson(json.path("state")), options);
    }
}
