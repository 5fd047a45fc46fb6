package dev.intentsite.site;

import java.util.List;

/** What a {@link Check} says of a value. */
public sealed interface Verdict {
    /** It may be. */
    record Accepted() implements Verdict {}

    /**
     * It may not be.
     *
     * @param reason for the person, one sentence of CommonMark
     * @param alternatives what would work, from the backend
     */
    record Refused(String reason, List<Option<?>> alternatives) implements Verdict {
        public Refused {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** The value may be. */
    static Verdict ok() {
        return new Accepted();
    }

    /** The value may not be, for this reason: one sentence of CommonMark. */
    static Verdict refused(String reason) {
        return new Refused(reason, List.of());
    }

    /** The value may not be; the alternatives are offered in its place. */
    static Verdict refused(String reason, List<? extends Option<?>> alternatives) {
        return new Refused(reason, List.copyOf(alternatives));
    }
}
