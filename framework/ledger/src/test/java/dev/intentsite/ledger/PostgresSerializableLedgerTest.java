package dev.intentsite.ledger;

import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The whole contract where every transaction is serializable, as in CockroachDB: transactions that touch nothing in common
 * fail too, and are made again.
 */
final class PostgresSerializableLedgerTest extends LedgerContract {
    @Override
    Ledger open() throws SQLException {
        PGSimpleDataSource database = PostgresServer.database();
        database.setOptions("-c default_transaction_isolation=serializable");
        return SqlLedger.on(database);
    }
}
