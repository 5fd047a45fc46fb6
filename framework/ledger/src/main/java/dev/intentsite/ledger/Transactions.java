package dev.intentsite.ledger;

import java.util.function.BooleanSupplier;

/** How works reach the database: see {@link Ledger#transact}. Thread-safe. */
interface Transactions {
    /** Whether works run side by side, so that one can be in another one's way. */
    boolean areSideBySide();

    /** Whether the nonce is burnt, as {@code burnt} finds it beside all transactions. */
    default boolean lookUp(Nonce nonce, BooleanSupplier burnt) {
        return burnt.getAsBoolean();
    }

    <T, X extends Exception> T run(Work<T, X> work) throws X;

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run(SqlSession session) throws X;
    }
}
