package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
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

    @Test
    void whoBeginsWhileAnotherInteractionOfTheSameNewPersonIsInAHandlersHandsWaitsForNobody() throws Exception {
        Ledger company = SqlLedger.encryptedWith(MasterKeys.generated()).on(PostgresServer.database());
        Exchanger<Boolean> meeting = new Exchanger<>();

        List<Interaction> begun = together(2, n -> {
            company.prepare(ANNA);
            return company.<Interaction, Exception>transact(tx -> {
                Interaction made =
                        tx.append(tx.create(begun("i" + n)), List.of(event(1)), projection(Status.BLOCKED, 1));
                assertThat(tx.connection().isClosed()).isFalse();
                meeting.exchange(true, 10, TimeUnit.SECONDS);
                return made;
            });
        });

        assertThat(company.ofActor(ANNA)).containsExactlyInAnyOrderElementsOf(begun);
    }
}
