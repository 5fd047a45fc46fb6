package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SqliteMemoryLedgerTest extends SqliteLedgerContract {
    private final SqliteDatabase database = SqliteDatabase.inMemory();

    @Override
    Ledger open() {
        return SqlLedger.on(database);
    }

    @Override
    SqliteDatabase database() {
        return database;
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void itIsGoneWithTheProcessAndSaysSo() {
        assertThat(ledger.isSql()).isTrue();
        assertThat(ledger.isDurable()).isFalse();
    }

    @Test
    void oneIsNotTheOther() {
        begin("a");

        try (Ledger other = SqlLedger.inMemory()) {
            assertThat(other.find("a")).isEmpty();
        }
    }
}
