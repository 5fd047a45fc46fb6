package dev.intentsite.ledger;

import java.nio.file.Path;
import javax.sql.DataSource;

/** Opens ledgers that live in a SQL database. */
public final class SqlLedger {
    private SqlLedger() {}

    /** A SQLite file, made when there is none, in WAL mode with {@code synchronous=FULL}; its folder is made too. */
    public static Ledger file(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /** A SQLite database in memory that lives as long as the ledger: for tests. */
    public static Ledger inMemory() {
        throw new UnsupportedOperationException();
    }

    /** Tables in the company's own database, beside its own, with a migration history of their own. */
    public static Ledger on(DataSource dataSource) {
        throw new UnsupportedOperationException(dataSource.toString());
    }
}
