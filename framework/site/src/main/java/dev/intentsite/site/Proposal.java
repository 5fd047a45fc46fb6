package dev.intentsite.site;

import java.util.List;

/** What a capability would do with the values, as its {@link Propose} method says. */
public sealed interface Proposal {
    /**
     * It would do this.
     *
     * @param message CommonMark; two proposals are the same when their messages are
     */
    record Ready(String message) implements Proposal {}

    /** A value cannot be used. See {@link Outcome.Refused}. */
    record Refused(String parameter, String reason, List<Option<?>> alternatives) implements Proposal {
        public Refused {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** More must be known. See {@link Outcome.NeedsMore}. */
    record NeedsMore(List<String> parameters, String reason) implements Proposal {
        public NeedsMore {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * It will never be done: the interaction ends.
     *
     * @param message CommonMark
     */
    record Failed(String message) implements Proposal {}

    /** See {@link Ready}. */
    static Proposal of(String message) {
        return new Ready(message);
    }

    /** See {@link Outcome.Refused}. */
    static Proposal refused(String parameter, String reason) {
        return new Refused(parameter, reason, List.of());
    }

    /** See {@link Outcome.Refused}; the alternatives are offered in its place. */
    static Proposal refused(String parameter, String reason, List<? extends Option<?>> alternatives) {
        return new Refused(parameter, reason, List.copyOf(alternatives));
    }

    /** See {@link Outcome.NeedsMore}; parameters by their names on the wire. */
    static Proposal needsMore(String reason, String... parameters) {
        return new NeedsMore(List.of(parameters), reason);
    }

    /** See {@link Failed}. */
    static Proposal failed(String message) {
        return new Failed(message);
    }
}
