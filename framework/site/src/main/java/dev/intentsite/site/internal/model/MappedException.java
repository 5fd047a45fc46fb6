package dev.intentsite.site.internal.model;

import dev.intentsite.site.Outcome;

/** A method threw what the site maps to an outcome ({@code SiteBuilder.mapException}): it came to no end of its own. */
public final class MappedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    /** @param cause what the method threw */
    MappedException(Outcome outcome, Exception cause) {
        super(cause);
        this.outcome = outcome;
    }

    /** What it means. */
    public Outcome outcome() {
        return outcome;
    }
}
