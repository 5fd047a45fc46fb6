package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Interpretation;
import java.util.List;

/** Something an answer says before it asks. */
public sealed interface Note {
    /** These values were taken from the message. */
    record Collected(List<String> parameters) implements Note {
        public Collected {
            parameters = List.copyOf(parameters);
        }
    }

    /** The value cannot be used. */
    record ValueRefused(String parameter, String reason) implements Note {}

    /** The words that should give it could not be read. */
    record Unreadable(String parameter) implements Note {}

    /** A value was said, and it is not clear for which of these. */
    record Unclear(List<String> parameters) implements Note {
        public Unclear {
            parameters = List.copyOf(parameters);
        }
    }

    /** The person leaves it to the site, which knows nothing to suggest. */
    record ChoiceNeeded(List<String> parameters) implements Note {
        public ChoiceNeeded {
            parameters = List.copyOf(parameters);
        }
    }

    /** The message is in a language that the site does not read. */
    record Foreign() implements Note {}

    /** It is not clear which capability is meant. */
    record Unsure() implements Note {}

    /** What was done before is not changed here. */
    record Stands() implements Note {}

    /** Nothing in the message could be read. */
    record NotUnderstood() implements Note {}

    /** The structured value and the words say different things. */
    record Disagreement(String parameter) implements Note {}

    /** The task is another one now. */
    record TaskSelected(String capability) implements Note {}

    /** The person has not got it, and other values will do. */
    record Without(String parameter) implements Note {}

    /** The person says no where a value was asked for. */
    record Leave() implements Note {}

    /** The person greets or thanks. */
    record Courtesy(Interpretation.Command word) implements Note {}

    /** These tasks come after the one in hand. */
    record Deferred(List<Later> tasks) implements Note {
        public Deferred {
            tasks = List.copyOf(tasks);
        }
    }

    /** All was forgotten. */
    record Restarted() implements Note {}

    /** Nothing is to be had for this parameter with what is known; {@code depends} could be changed. */
    record NothingAvailable(String parameter, List<String> depends) implements Note {
        public NothingAvailable {
            depends = List.copyOf(depends);
        }
    }

    /** None of the choices is as these words want it. */
    record NoneWithin(String words) implements Note {}

    /**
     * No capability answers that question.
     *
     * @param words those of the question, where the message says something else too; else empty
     */
    record NoAnswer(String words) implements Note {}

    /** The person asks what can be done here. */
    record Capabilities() implements Note {}

    /** What a "yes" would do has changed since it was asked. */
    record ProposalChanged() implements Note {}

    /** The backend's own words. */
    record Words(String message) implements Note {}
}
