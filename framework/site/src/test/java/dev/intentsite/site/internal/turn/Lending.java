package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Turn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A library that lends books, with what its methods do set by the test. */
class Lending {
    /** What a method does when it is called. */
    interface Doing {
        Outcome run(Turn turn);
    }

    final List<String> called = new CopyOnWriteArrayList<>();
    volatile Doing doing = turn -> Outcome.confirmed("L-1", "# Lent");
    volatile String proposal = "The book will be free.";

    @Capability(
            intent = "Borrow books",
            description = "Borrow books from the library",
            examples = {"Borrow 3 books", "I would like to borrow books"})
    Outcome borrow(Loan loan, Turn turn) {
        called.add("borrow " + loan.copies());
        return doing.run(turn);
    }

    record Loan(
            @Parameter("How many copies") @Min(1) @Max(9) int copies) {}

    @Capability(
            intent = "Return a loan",
            description = "Give a loan back",
            examples = {"Return loan RES-2026-10-16-7891", "Give my loan back"},
            confirmation = Confirmation.ALWAYS)
    Outcome giveBack(Return what, Turn turn) {
        called.add("return " + what.loan());
        return doing.run(turn);
    }

    record Return(@Parameter("The loan's reference") Reference loan) {}

    @Propose
    Proposal returning(Return what) {
        return Proposal.of(proposal);
    }

    @Capability(
            intent = "Opening hours",
            description = "When the library is open",
            examples = {"When are you open?"},
            kind = Kind.INFORMATIONAL)
    Outcome openingHours() {
        called.add("hours");
        return Outcome.answered("9 to 5");
    }
}
