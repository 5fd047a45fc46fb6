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

    static Verdict ok() {
        return new Accepted();
    }

    static Verdict refused(String reason) {
        return new Refused(reason, List.of());
    }

    static Verdict refused(String reason, List<? extends Option<?>> alternatives) {
        return new Refused(reason, List.copyOf(alternatives));
    }
}
