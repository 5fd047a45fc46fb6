package dev.intentsite.ledger;

import static dev.intentsite.ledger.LedgerFixtures.begun;
import static dev.intentsite.ledger.LedgerFixtures.event;
import static dev.intentsite.ledger.LedgerFixtures.projection;

import java.util.List;

/** The ledger that a contract's tests ask, and the turns that they make in it. */
interface LedgerUnderTest {
    Ledger ledger();

    default Interaction begin(String name) {
        return ledger().transact(
                        tx -> tx.append(tx.create(begun(name)), List.of(event(1)), projection(Status.BLOCKED, 1)));
    }

    default Interaction append(Interaction before, int n) {
        return ledger().transact(tx -> tx.append(before, List.of(event(n)), projection(Status.BLOCKED, n)));
    }
}
