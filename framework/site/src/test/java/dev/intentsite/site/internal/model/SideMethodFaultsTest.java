package dev.intentsite.site.internal.model;

import static dev.intentsite.site.internal.model.FoundFaults.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Transaction;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every fault in the methods beside a capability, its options, checks and proposals, is said with its place and its remedy. */
class SideMethodFaultsTest {
    private static final Outcome DONE = Outcome.answered("done");

    static class Sides {
        record Request(LocalDate date, LocalTime time, int partySize) {}

        record Other(LocalDate date) {}

        record Misnamed(LocalDate day, long partySize) {}

        record WithTime(LocalTime time, LocalDate date) {}

        @Capability(intent = "i", description = "d")
        Outcome book(Request request) {
            return DONE;
        }

        @Options("time")
        List<LocalTime> bare() {
            return List.of();
        }

        @Options("time")
        List<Option<LocalDate>> dates() {
            return List.of();
        }

        @Options("tme")
        List<Option<LocalTime>> misspelt() {
            return List.of();
        }

        @Options(value = "time", of = Other.class)
        List<Option<LocalTime>> ofOther() {
            return List.of();
        }

        @Options("time")
        List<Option<LocalTime>> needsWrong(Misnamed known) {
            return List.of();
        }

        @Options("time")
        List<Option<LocalTime>> needsItself(WithTime known, Transaction tx) {
            return List.of();
        }

        @Check("time")
        boolean blind(Other known) {
            return true;
        }
    }

    @Test
    void optionsAndChecksThatServeNothingSayWhy() {
        assertThat(faults(new Sides()))
                .containsExactly(
                        "Sides.bare: returns List<LocalTime>; a method with @Options returns List<Option<…>> of the parameter's type",
                        "Sides.dates: offers LocalDate for \"time\", which is of LocalTime; return options of that type",
                        "Sides.misspelt: has @Options(\"tme\"), which is no parameter of a capability of the same object; there are \"date\", \"time\", \"party_size\"",
                        "Sides.needsItself: takes a Transaction, which nobody can give it; it may take one record of what it needs to know and a Turn",
                        "Sides.needsItself: needs \"time\" to list the options for it; take that component out of WithTime",
                        "Sides.needsWrong: needs \"day\" (LocalDate), \"party_size\" (long), which Sides.book does not have by that name and type; it has \"date\", \"time\", \"party_size\"",
                        "Sides.ofOther: has @Options(of = Other.class), which no capability of the same object takes; name the record of one",
                        "Sides.blind: returns boolean; a method with @Check returns Verdict",
                        "Sides.blind: judges \"time\" without knowing it; let it take a record with that component, not Optional",
                        "Sides.needsItself: offers \"time\" of Sides.book, as Sides.bare does; say with @Options(of = …) which serves which record");
    }

    static class Proposals {
        record Request(int x) {}

        record Shared(int x) {}

        @Capability(intent = "i", description = "d")
        Outcome act(Request request) {
            return DONE;
        }

        @Capability(intent = "i", description = "d", confirmation = Confirmation.ALWAYS)
        Outcome one(Shared shared) {
            return DONE;
        }

        @Capability(intent = "i", description = "d", confirmation = Confirmation.ALWAYS)
        Outcome two(Shared shared) {
            return DONE;
        }

        @Propose
        Proposal never(Request request) {
            return Proposal.of("x");
        }

        @Propose
        Proposal nobody() {
            return Proposal.of("x");
        }

        @Propose
        String several(Shared shared) {
            return "x";
        }
    }

    @Test
    void aProposalBelongsToOneConfirmedCapability() {
        assertThat(faults(new Proposals()))
                .containsExactly(
                        "Proposals.never: proposes for Proposals.act, which is never confirmed; add confirmation = ALWAYS to it, or remove @Propose",
                        "Proposals.nobody: proposes with no record, which no capability of the same object takes; take the same record as the capability",
                        "Proposals.several: returns String; a method with @Propose returns Proposal",
                        "Proposals.several: proposes with Shared, which Proposals.one and Proposals.two take; give each capability its own record");
    }
}
