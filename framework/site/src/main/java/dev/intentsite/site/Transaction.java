package dev.intentsite.site;

import java.sql.Connection;

/**
 * The transaction in which the turn is kept. What a handler does on its connection commits together with the turn, once, or
 * not at all. For the handler's own thread and call only.
 */
public interface Transaction {
    /**
     * The connection. Commit, rollback and close are refused on it.
     *
     * @throws UnsupportedOperationException when the ledger is in memory; a site whose capabilities take a transaction does not start then
     */
    Connection connection();
}
