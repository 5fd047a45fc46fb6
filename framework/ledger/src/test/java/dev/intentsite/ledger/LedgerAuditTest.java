package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.ledger.LedgerAudit.Extent;
import dev.intentsite.ledger.LedgerAudit.Fault;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Walking a PostgreSQL ledger; the command's tests walk SQLite files. */
final class LedgerAuditTest extends LedgerFixtures {
    private static void write(Ledger ledger, String name) {
        ledger.transact(transaction -> transaction.append(
                transaction.create(begun(name)), List.of(event(1), event(2)), projection(Status.COMPLETED, 2)));
    }

    @Test
    void whatWasChangedIsFoundAmongMoreThanAPageOfOthers() throws Exception {
        PGSimpleDataSource database = PostgresServer.database();
        try (Ledger ledger = SqlLedger.on(database)) {
            for (int i = 0; i < 1100; i++) {
                write(ledger, "i" + i);
            }
        }
        List<Fault> faults = new ArrayList<>();
        LedgerAudit audit = LedgerAudit.at(PostgresServer.url(database));
        assertThat(audit.run(Map.of(), faults::add)).isEqualTo(new Extent(1100, 2200));
        assertThat(faults).isEmpty();

        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE intentsite_event DISABLE TRIGGER ALL");
            statement.execute("UPDATE intentsite_event SET actor = 'mallory' WHERE number = 2 AND interaction = '"
                    + InteractionIds.of("i1042") + "'");
        }

        assertThat(audit.run(Map.of(), faults::add)).isEqualTo(new Extent(1100, 2200));
        assertThat(faults).containsExactly(new Fault("i1042", 2, "event 2 is not what was hashed"));
    }

    @Test
    void aSiteThatWritesMeanwhileIsNotAccused() throws Exception {
        PGSimpleDataSource database = PostgresServer.database();
        try (Ledger ledger = SqlLedger.on(database)) {
            write(ledger, "busy");
            AtomicBoolean over = new AtomicBoolean();
            Thread site = new Thread(() -> {
                for (int n = 3; !over.get(); n++) {
                    int number = n;
                    ledger.transact(transaction -> transaction.append(
                            ledger.find("busy").orElseThrow(),
                            List.of(event(number)),
                            projection(Status.ACTIVE, number)));
                }
            });
            site.start();
            try {
                List<Fault> faults = new ArrayList<>();
                LedgerAudit audit = LedgerAudit.at(PostgresServer.url(database));
                for (int i = 0; i < 50; i++) {
                    audit.run(Map.of(), faults::add);
                }
                assertThat(faults).isEmpty();
            } finally {
                over.set(true);
                site.join();
            }
        }
    }

    @Test
    void anEmptyDatabaseIsNoLedger() throws Exception {
        LedgerAudit audit = LedgerAudit.at(PostgresServer.url(PostgresServer.database()));

        assertThatThrownBy(() -> audit.run(Map.of(), fault -> {}))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageStartingWith("No ledger can be read there: ");
    }
}
