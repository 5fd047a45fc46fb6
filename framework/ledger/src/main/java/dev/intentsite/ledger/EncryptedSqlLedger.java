package dev.intentsite.ledger;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Opens {@link SqlLedger SQL ledgers} in which what is personal is encrypted: who spoke, what was said, what was answered, what the
 * site concluded. Plain stay the client's name of an interaction, types, numbers, hashes and times. Immutable.
 *
 * <p>Each method throws {@link LedgerUnavailableException} when the ledger is encrypted with a master key that was not given.
 */
public final class EncryptedSqlLedger {
    private final Optional<MasterKeys> keys;

    EncryptedSqlLedger(MasterKeys keys) {
        this.keys = Optional.of(keys);
    }

    /** As {@link SqlLedger#file}, with these keys instead. */
    public Ledger file(Path file) {
        return SqlLedger.owned(SqliteDatabase.file(file), keys);
    }

    /** As {@link SqlLedger#at(String)}. All machines need the same keys. */
    public Ledger at(String jdbcUrl) {
        return SqlLedger.owned(PostgresPool.open(PostgresPool.config(jdbcUrl)), keys);
    }

    /** As {@link SqlLedger#at(String, String, String)}. All machines need the same keys. */
    public Ledger at(String jdbcUrl, String user, String password) {
        return SqlLedger.owned(PostgresPool.open(SqlLedger.config(jdbcUrl, user, password)), keys);
    }

    /** As {@link SqlLedger#on}. */
    public Ledger on(DataSource dataSource) {
        return SqlLedger.open(dataSource, keys, () -> {});
    }
}
