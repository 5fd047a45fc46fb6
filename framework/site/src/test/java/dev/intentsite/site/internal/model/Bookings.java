package dev.intentsite.site.internal.model;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What a company writes. */
class Bookings {
    @Capability(
            intent = "Book a table for dining",
            description = "Reserve a table for lunch or dinner",
            examples = {
                "Book a table for [2](party_size) people tomorrow at 7pm",
                "Reserve dinner for 4 under the name Smith"
            },
            constraints = {"Reservations accepted from 2 hours to 90 days in advance"})
    Outcome bookTable(TableRequest request, Turn turn, Transaction tx) {
        return Outcome.confirmed(
                "RES-1", request.guestName() + " " + request.specialRequests().orElse("-"));
    }

    record TableRequest(
            @Parameter("Number of people in your party (we accommodate 1-20)") @Min(1) @Max(20)
            int partySize,

            @Parameter("Guest name for the reservation") PersonName guestName,
            @Parameter("Preferred date") LocalDate date,
            @Parameter("Preferred time") LocalTime time,
            @Parameter("Special requests") Optional<@Size(max = 200) String> specialRequests) {}

    record Evening(LocalDate date, int partySize) {}

    @Options("time")
    List<Option<LocalTime>> free(Evening known) {
        return List.of(
                Option.of(LocalTime.of(18, 0)), Option.of(LocalTime.of(19, 30)).noted("Limited"));
    }

    record Day(LocalDate date) {}

    @Check("date")
    Verdict open(Day known) {
        return known.date().getDayOfWeek() == DayOfWeek.MONDAY
                ? Verdict.refused(
                        "We are closed on Mondays.",
                        List.of(Option.of(known.date().plusDays(1))))
                : Verdict.ok();
    }

    @Capability(
            intent = "Cancel a reservation",
            description = "Cancel a reservation until two hours before",
            confirmation = Confirmation.ALWAYS)
    Outcome cancel(Turn turn, Cancellation cancellation, Transaction tx) {
        return Outcome.confirmed("C-1", cancellation.booking().toString());
    }

    @Propose
    Proposal propose(Cancellation cancellation, Turn turn) {
        return Proposal.of("Cancel " + cancellation.booking());
    }

    record Cancellation(Which booking) {}

    sealed interface Which {
        record ByReference(Reference reference) implements Which {}

        record ByDetails(PersonName guestName, LocalDate date, LocalTime time) implements Which {}
    }

    @Capability(intent = "Opening hours", description = "When we are open", kind = Kind.INFORMATIONAL)
    Outcome openingHours() {
        return Outcome.answered("18 to 23");
    }
}
