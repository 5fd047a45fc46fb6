package dev.intentsite.testkit;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.time.LocalTime;
import java.util.List;

/** A small site. */
public final class Greeter {
    record Meeting(
            @Parameter("Who comes") PersonName guest,
            @Parameter("When") LocalTime time) {}

    @Capability(
            intent = "Arrange a meeting",
            description = "Meet somebody of ours",
            examples = {"Arrange a meeting for [Ada Lovelace](guest)"})
    Outcome meet(Meeting meeting, Turn turn, Transaction transaction) {
        return Outcome.confirmed(
                "MEET-1", "See you at " + meeting.time() + " on " + turn.now().toLocalDate() + ".");
    }

    @Options("time")
    List<Option<LocalTime>> free() {
        return List.of(Option.of(LocalTime.of(9, 0)), Option.of(LocalTime.of(15, 30)));
    }

    @Capability(
            intent = "Close my account",
            description = "Forget who I am",
            examples = {"Close my account"},
            confirmation = Confirmation.ALWAYS)
    Outcome close(Turn turn) {
        return Outcome.confirmed("CLOSED-1", "Closed for " + turn.origin());
    }

    @Propose
    Proposal closing() {
        return Proposal.of("Everything will be gone.");
    }
}
