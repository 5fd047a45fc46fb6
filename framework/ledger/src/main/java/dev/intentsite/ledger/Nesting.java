package dev.intentsite.ledger;

import org.jspecify.annotations.Nullable;

/** Finds the programming error of a transaction inside a transaction on one thread, which would wait for itself. */
final class Nesting {
    private final ThreadLocal<@Nullable Boolean> inside = new ThreadLocal<>();

    void enter() {
        if (inside.get() != null) {
            throw new IllegalStateException(
                    "Ledger.transact was called inside a transaction of the same ledger on this thread;"
                            + " use the LedgerTransaction that the work was given.");
        }
        inside.set(Boolean.TRUE);
    }

    void leave() {
        inside.remove();
    }
}
