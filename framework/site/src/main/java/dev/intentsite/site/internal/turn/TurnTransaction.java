package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.site.Transaction;
import java.sql.Connection;
import java.util.Optional;

/** The ledger's transaction as a handler sees it. For one thread. */
final class TurnTransaction implements Transaction {
    private final Optional<Connection> connection;
    private boolean forgetting;

    private TurnTransaction(Optional<Connection> connection) {
        this.connection = connection;
    }

    static TurnTransaction of(Ledger ledger, LedgerTransaction transaction) {
        return new TurnTransaction(ledger.isSql() ? Optional.of(transaction.connection()) : Optional.empty());
    }

    @Override
    public Connection connection() {
        return connection.orElseThrow(() -> new UnsupportedOperationException(
                "A ledger in memory has no SQL connection; give the site one in SQL with dataFolder(…) or"
                        + " ledger(SqlLedger.…)."));
    }

    /** Has the ledger forget the origin actor when the turn is kept, as the last thing in its transaction. */
    void forgetOrigin() {
        forgetting = true;
    }

    boolean isForgetting() {
        return forgetting;
    }
}
