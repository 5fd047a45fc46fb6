package dev.intentsite.site;

/** What a method with {@link Reconcile} knows of an execution. */
public sealed interface Reconciliation {
    /**
     * It was done.
     *
     * @param outcome what came of it: confirmed, answered, failed or accepted
     */
    record Happened(Outcome outcome) implements Reconciliation {
        /** @throws IllegalArgumentException for an outcome that says that nothing was done */
        public Happened {
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NeedsMore) {
                throw new IllegalArgumentException("what happened is confirmed, answered, failed or accepted, not "
                        + outcome.getClass().getSimpleName() + "; of what was not done say didNotHappen()");
            }
        }
    }

    /** It was not done, and is not being done: the method may run again, under the same key. */
    record DidNotHappen() implements Reconciliation {}

    /** Nobody can say now: it stays as it is, and is asked about again. */
    record Unknown() implements Reconciliation {}

    /** See {@link Happened}. */
    static Reconciliation happened(Outcome outcome) {
        return new Happened(outcome);
    }

    /** See {@link DidNotHappen}. */
    static Reconciliation didNotHappen() {
        return new DidNotHappen();
    }

    /** See {@link Unknown}. */
    static Reconciliation unknown() {
        return new Unknown();
    }
}
