package dev.intentsite.site.internal.model;

import static dev.intentsite.site.internal.model.FoundFaults.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Reconcile;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Retries;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import org.junit.jupiter.api.Test;

/** A method that takes an Execution has one that says what became of it, or the start fails. */
class ReconcileFaultsTest {
    private static final Outcome DONE = Outcome.answered("done");

    record Sum(@Parameter("Euros") int euros) {}

    record Other(@Parameter("Dollars") int dollars) {}

    static class Sound {
        @Capability(intent = "i", description = "d")
        Outcome pay(Sum sum, Execution execution) {
            return DONE;
        }

        @Reconcile
        Reconciliation paid(Execution execution) {
            return Reconciliation.unknown();
        }

        @Capability(intent = "i", description = "d")
        Outcome look(Other other) {
            return DONE;
        }
    }

    @Test
    void theOnlyOneNeedsNoRecord() {
        assertThat(faults(new Sound())).isEmpty();
    }

    static class Bare {
        @Capability(intent = "i", description = "d")
        Outcome pay(Sum sum, Execution execution) {
            return DONE;
        }

        @Capability(intent = "i", description = "d", kind = Kind.INFORMATIONAL)
        Outcome tell(Execution execution, Transaction transaction) {
            return DONE;
        }
    }

    @Test
    void nobodyIsLeftWithoutAndNobodyTakesBoth() {
        assertThat(faults(new Bare()))
                .containsExactlyInAnyOrder(
                        "Bare.tell: takes a Transaction and an Execution; take the Transaction when all of its work is in the ledger's database, else the Execution",
                        "Bare.tell: is INFORMATIONAL, so there is nothing to do twice; remove the Execution, or make it TRANSACTIONAL",
                        "Bare.pay: takes an Execution, and nothing says what became of one that was cut off; add a method with @Reconcile to the same object, which takes the same record and returns Reconciliation",
                        "Bare.tell: takes an Execution, and nothing says what became of one that was cut off; add a method with @Reconcile to the same object, which takes the same record and returns Reconciliation");
    }

    static class Hasty {
        @Retries(attempts = 1, pause = "soon")
        @Capability(intent = "i", description = "d")
        Outcome pay(Sum sum, Transaction transaction) {
            return DONE;
        }

        @Retries(
                attempts = 11,
                pause = "PT-1S",
                on = {BackendUnavailableException.class, IllegalStateException.class})
        @Capability(intent = "i", description = "d")
        Outcome look(Other other) {
            return DONE;
        }
    }

    @Test
    void aMethodIsCalledAgainOnlyWhereThatIsSafe() {
        assertThat(faults(new Hasty()))
                .containsExactlyInAnyOrder(
                        "Hasty.pay: takes a Transaction, and what it did there before it failed would be done again; remove @Retries",
                        "Hasty.pay: is called 1 times by @Retries; use 2 to 10",
                        "Hasty.pay: pauses \"soon\" between calls by @Retries; use an ISO 8601 duration, such as PT0.5S",
                        "Hasty.look: is called 11 times by @Retries; use 2 to 10",
                        "Hasty.look: is called again after IllegalStateException, after which it may have acted; let it take an Execution, or leave BackendUnavailableException alone",
                        "Hasty.look: pauses \"PT-1S\" between calls by @Retries; use an ISO 8601 duration, such as PT0.5S");
    }

    static class Wrong {
        @Capability(intent = "i", description = "d")
        Outcome pay(Sum sum, Execution execution) {
            return DONE;
        }

        @Capability(intent = "i", description = "d")
        Outcome give(Sum sum, Execution execution) {
            return DONE;
        }

        @Capability(intent = "i", description = "d")
        Outcome look(Other other) {
            return DONE;
        }

        @Reconcile
        Reconciliation both(Sum sum) {
            return Reconciliation.unknown();
        }

        @Reconcile("give")
        String given(Sum sum, Turn turn) {
            return "";
        }

        @Reconcile("pay")
        Reconciliation paid(Other other) {
            return Reconciliation.unknown();
        }

        @Reconcile("pay")
        Reconciliation payA(Sum sum) {
            return Reconciliation.unknown();
        }

        @Reconcile("pay")
        Reconciliation payB(Sum sum) {
            return Reconciliation.unknown();
        }

        @Reconcile
        Reconciliation seen(Other other) {
            return Reconciliation.unknown();
        }

        @Reconcile("sell")
        Reconciliation sold(Execution execution) {
            return Reconciliation.unknown();
        }
    }

    @Test
    void whatDoesNotFitIsSaidWithItsRemedy() {
        assertThat(faults(new Wrong()))
                .containsExactly(
                        "Wrong.both: reconciles Wrong.give and Wrong.pay alike; name one with @Reconcile(\"…\"), and add a method for the other",
                        "Wrong.given: returns String; a method with @Reconcile returns Reconciliation",
                        "Wrong.given: takes a Turn, which nobody can give it; it may take the capability's record and an Execution",
                        "Wrong.paid: takes Other, but Wrong.pay does not; take the same record",
                        "Wrong.payB: reconciles Wrong.pay, which has a method for it already; keep one",
                        "Wrong.seen: reconciles Wrong.look, whose executions have no key; let it take an Execution, or remove @Reconcile",
                        "Wrong.sold: reconciles \"sell\", which is no capability of the same object; name one of its ids");
    }
}
