package dev.intentsite.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.TestConversation;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads messages to {@link BoatHire} on Thursday, October 15, 2026, at noon. */
final class Talk {
    static final ZonedDateTime NOW = ZonedDateTime.parse("2026-10-15T12:00:00-05:00[America/Chicago]");
    static final Manifest MANIFEST = manifest();
    static final Interpreter RULES = ManifestInterpreter.of(MANIFEST, ValueTypes.standard());

    private Talk() {}

    private static Manifest manifest() {
        try (IntentSite site =
                IntentSite.builder(new BoatHire()).withoutPersonsRights().build()) {
            return site.manifest();
        }
    }

    static Interpreter reader(LanguageModelBuilder model) {
        return model.build().reader().apply(MANIFEST, ValueTypes.standard());
    }

    static Utterance first(String message) {
        return new Utterance(message, NOW, Locale.US, Context.START);
    }

    /** An answer to a question for these parameters of the hire. */
    static Utterance answer(String message, String... asked) {
        return new Utterance(
                message,
                NOW,
                Locale.US,
                new Context(
                        Optional.of("hire"),
                        Map.of(),
                        List.of(asked),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    /** What was given, as {@code parameter=value or value}. */
    static List<String> values(Interpretation interpretation) {
        return interpretation.mentions().stream()
                .filter(mention -> !mention.negated())
                .map(Talk::shown)
                .toList();
    }

    private static String shown(Mention mention) {
        return mention.parameter() + "="
                + String.join(
                        " or ",
                        mention.readings().stream()
                                .map(reading -> reading.value().asText())
                                .toList());
    }

    /** The model's answer that points at these characters. */
    static String proposal(String capability, String... parametersAndTexts) {
        com.fasterxml.jackson.databind.node.ObjectNode json =
                com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        json.put("capability", capability);
        com.fasterxml.jackson.databind.node.ArrayNode values = json.putArray("values");
        for (int i = 0; i < parametersAndTexts.length; i += 2) {
            values.addObject().put("parameter", parametersAndTexts[i]).put("text", parametersAndTexts[i + 1]);
        }
        return json.toString();
    }

    /** How the site says that it read the last message. */
    static String explained(TestConversation conversation) {
        JsonNode elements = conversation.answer().envelope().path("explicability");
        return String.join(
                "\n",
                StreamSupport.stream(elements.spliterator(), false)
                        .map(element -> element.path("interpretation").asText())
                        .toList());
    }
}
