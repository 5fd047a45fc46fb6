package dev.intentsite.ledger;

/** How works reach the database: see {@link Ledger#transact}. Thread-safe. */
interface Transactions {
    <T, X extends Exception> T run(Work<T, X> work) throws X;

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T run(SqlSession session) throws X;
    }
}
