package dev.intentsite.client;

import dev.intentsite.schema.Fault;
import java.util.List;

/** A site was reached, and what it publishes cannot be used: no manifest, one that is not well-formed, or an endpoint that is not safe. */
public final class UnusableSiteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /**
     * @param message what is wrong, where, and what would be right
     * @param faults each fault of the manifest, empty where it is another kind
     */
    public UnusableSiteException(String message, List<Fault> faults) {
        super(message);
        this.faults = List.copyOf(faults);
    }

    /** Each fault of the manifest with its place. */
    public List<Fault> faults() {
        return faults;
    }
}
