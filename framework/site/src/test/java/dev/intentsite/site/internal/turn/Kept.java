package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Event;
import dev.intentsite.ledger.Ledger;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What a ledger holds, and the company's tables beside it. */
record Kept(Ledger ledger) {
    /** Makes a table of the company's. */
    void make(String table) {
        ledger.transact(transaction -> {
            Jdbi.create(transaction.connection()).useHandle(handle -> handle.execute("CREATE TABLE " + table));
            return true;
        });
    }

    int rows(String table) {
        return ledger.transact(transaction -> Jdbi.create(transaction.connection())
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Integer.class)
                        .one()));
    }

    /** The types of an interaction's events. */
    List<String> types(Visitor visitor) {
        return ledger.events(visitor.interaction()).stream().map(Event::type).toList();
    }

    /** Asks until what came of an attempt is there. */
    void awaitSettled(Visitor visitor) {
        while (!types(visitor).contains("settled")) {
            assertThat(Thread.currentThread().isInterrupted())
                    .as("the test's time is over")
                    .isFalse();
            Thread.onSpinWait();
        }
    }
}
