package dev.intentsite.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.site.Phraser;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Has the model phrase a question, and takes what says nothing but the facts. Thread-safe. */
final class ModelPhraser implements Phraser {
    private static final int MOST_TOKENS = 400;
    private static final Asking.Form FORM =
            new Asking.Form("phrasing", List.of(new Asking.Member("text", List.of(), List.of())));

    private final ModelClient client;
    private final Clock clock;
    private final String name;
    private final String instructions = Texts.of("phrasing.txt");

    ModelPhraser(ModelClient client, Clock clock, String name) {
        this.client = client;
        this.clock = clock;
        this.name = name;
    }

    @Override
    public Words phrase(Phraser.Question question) {
        Optional<FactCheck> check = FactCheck.of(question.locale());
        if (check.isEmpty()) {
            return new Words(Optional.empty(), Optional.empty());
        }
        try {
            String text = client.ask(asked(question), ModelPhraser::text);
            return check.get().holds(text, question, ZonedDateTime.now(clock))
                    ? new Words(Optional.of(text), Optional.of("Phrased by the " + name))
                    : plain("the model said something that is no fact, or left one out");
        } catch (NoAnswerException e) {
            return plain(e.reason().words());
        }
    }

    private static Words plain(String reason) {
        return new Words(Optional.empty(), Optional.of("Phrased by rules alone: " + reason));
    }

    private Asking asked(Phraser.Question question) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("text", question.text());
        ArrayNode facts = data.putArray("facts");
        question.facts().forEach(facts::add);
        ArrayNode keep = data.putArray("keep");
        question.kept().forEach(keep::add);
        return new Asking(instructions, data.toString(), FORM, MOST_TOKENS);
    }

    private static Optional<String> text(String answer) {
        return Proposal.object(answer)
                .map(json -> json.path("text"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }
}
