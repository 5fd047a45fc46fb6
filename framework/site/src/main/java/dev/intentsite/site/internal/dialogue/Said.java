package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Mention;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.Trust;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message with what can be read in it.
 *
 * @param capability the capability that the client names
 * @param parameters structured values
 * @param retry by what a retry of it is known
 * @param interpretation what the words can mean where the conversation stands
 * @param reader reads words again for another capability; a pure function
 */
public record Said(
        FlowType flowType,
        String message,
        Optional<String> capability,
        Map<String, JsonNode> parameters,
        Optional<Retry> retry,
        Interpretation interpretation,
        Reader reader,
        Trust trust,
        Locale locale) {

    /** The same message with some of its words alone. */
    Said saying(String words, Interpretation read) {
        return new Said(flowType, words, capability, parameters, retry, read, reader, trust, locale);
    }

    /** Reads the values of one capability from words. */
    @FunctionalInterface
    public interface Reader {
        List<Mention> mentions(String message, String capability);

        /** The same, as if that parameter alone had been asked for. */
        default List<Mention> answering(String parameter, String message, String capability) {
            return mentions(message, capability);
        }
    }
}
