package dev.intentsite.ledger;

final class SqliteMemoryLedgerTest extends SqlLedgerContract {
    private SqliteDatabase database = SqliteDatabase.inMemory();

    @Override
    SqliteDatabase database() {
        return database;
    }
}
