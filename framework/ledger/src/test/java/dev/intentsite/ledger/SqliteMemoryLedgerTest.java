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

    @Test
    void aChangedEventIsFound() throws Exception {
        Interaction interaction = append(begin("a"), 2);
        execute("DROP TRIGGER intentsite_event_unchanged");
        execute("UPDATE intentsite_event SET payload = '{\"n\":7}' WHERE number = 1");

        assertThat(LedgerVerifier.verify(interaction, ledger.events("a")))
                .contains(new LedgerVerifier.BrokenLink(1, "event 1 is not what was hashed"));
    }
}
