package dev.intentsite.site.internal.dialogue;

import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.schema.Fault;
import dev.intentsite.site.internal.model.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the site answers, before it is put into words. */
public sealed interface Reply {
    /**
     * {@code information_request}: the first need is asked for.
     *
     * @param options the choices for it
     */
    record Ask(List<Note> notes, List<Need> needs, List<Backend.Listed> options) implements Reply {
        public Ask {
            notes = List.copyOf(notes);
            needs = List.copyOf(needs);
            options = List.copyOf(options);
        }
    }

    /** {@code clarification_request}. */
    record Clarify(List<Note> notes, Subject subject, List<Need> needs, List<Backend.Listed> options) implements Reply {
        public Clarify {
            notes = List.copyOf(notes);
            needs = List.copyOf(needs);
            options = List.copyOf(options);
        }
    }

    /**
     * {@code information_response}: an answer in the middle of a task, which ends by asking again.
     *
     * @param options the choices that the answer itself asks about; those of the task come after them
     */
    record Answer(
            String message, Optional<Map<String, Object>> structuredResult, List<Backend.Listed> options, Reply then)
            implements Reply {
        public Answer {
            options = List.copyOf(options);
        }
    }

    /**
     * {@code information_response}, status {@code accepted}: work is under way.
     *
     * @param doubtful whether it is not known if it was done
     */
    record UnderWay(Optional<String> message, boolean doubtful) implements Reply {}

    /** {@code execution_result}. */
    record Result(
            String status, String message, Optional<String> externalId, Optional<Map<String, Object>> structuredResult)
            implements Reply {}

    /** {@code error}. Only {@code cancelled} changes the interaction. */
    record Failure(ErrorStatus status, String message, List<Fault> faults) implements Reply {
        public Failure {
            faults = List.copyOf(faults);
        }
    }

    /** What a clarification is about. */
    sealed interface Subject {
        /** Which of the readings of a value is meant? */
        record WhichValue(String parameter) implements Subject {}

        /** For which of these parameters was that value? */
        record WhichParameter(List<String> parameters) implements Subject {
            public WhichParameter {
                parameters = List.copyOf(parameters);
            }
        }

        /**
         * Which capability is meant?
         *
         * @param fits false when none seems to be
         * @param again whether the same was asked before
         */
        record WhichCapability(List<String> capabilities, boolean fits, boolean again) implements Subject {}

        /**
         * Is there anything else?
         *
         * @param bye whether the person takes leave, rather than thanks
         */
        record Left(boolean bye) implements Subject {}

        /** Leave what was about to be confirmed? */
        record SwitchTask(String to, String from) implements Subject {}

        /** Shall I do it? {@code proposal} is the backend's, empty when it has none. */
        record Confirm(String proposal) implements Subject {}

        /** It was not done; which of these should be different, or shall it be dropped? */
        record Declined(List<String> parameters) implements Subject {
            public Declined {
                parameters = List.copyOf(parameters);
            }
        }

        /** The person leaves the value to the site: would this one do? */
        record Suggest(Choice choice) implements Subject {}
    }
}
