package dev.intentsite.ledger;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The whole contract where every transaction is serializable and what is personal is encrypted. */
final class EncryptedPostgresLedgerTest extends LedgerContract implements EncryptionContract {
    private PGSimpleDataSource database;

    @Override
    Ledger open() throws SQLException {
        database = PostgresServer.database();
        database.setOptions("-c default_transaction_isolation=serializable");
        return SqlLedger.encryptedWith(MasterKeys.generated()).on(database);
    }

    @Override
    public DataSource database() {
        return database;
    }
}
