package dev.intentsite.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the ledger's tables to the newest version, with a history of their own beside the company's. */
final class Migrations {
    private static final String HISTORY = "intentsite_schema_history";

    private Migrations() {}

    static void run(DataSource dataSource, Dialect dialect) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(dataSource)
                    .table(HISTORY)
                    .locations(dialect.migrations().toArray(new String[0]))
                    .failOnMissingLocations(true)
                    // As all of this: where no logger was chosen, Flyway would print its steps.
                    .loggers("slf4j")
                    // The database may hold the company's tables already.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new LedgerUnavailableException(
                    "The ledger's tables cannot be brought to the newest version: " + e.getMessage(), e);
        }
    }
}
