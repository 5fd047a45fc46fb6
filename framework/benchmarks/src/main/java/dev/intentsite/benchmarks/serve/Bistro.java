package dev.intentsite.benchmarks.serve;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A restaurant that is open every day and has its free times in memory: what an asking turn costs is then the framework's alone,
 * and it runs on every kind of ledger. Thread-safe.
 */
public final class Bistro {
    private static final int LATEST_DAYS = 90;
    private static final List<Option<LocalTime>> TIMES = IntStream.range(0, 8)
            .mapToObj(i -> Option.of(LocalTime.of(18, 0).plusMinutes(30L * i)))
            .toList();

    record TableRequest(
            @Parameter("Number of people in your party") @Min(1) @Max(20)
            int partySize,

            @Parameter("Guest name for the reservation") PersonName guestName,
            @Parameter("Preferred date") LocalDate date,
            @Parameter("Preferred time") LocalTime time,
            @Parameter("Special requests") Optional<String> specialRequests) {}

    @Capability(
            intent = "Book a table for dining",
            description = "Reserve a table for dinner",
            examples = {
                "Book a table for [2](party_size) people tomorrow at 7pm",
                "Reserve dinner for [4](party_size) under the name [Smith](guest_name)"
            },
            constraints = "Reservations accepted up to 90 days in advance")
    Outcome bookTable(TableRequest request, Turn turn) {
        return Outcome.confirmed("RES-" + turn.interactionId(), "# Booking confirmed");
    }

    record Evening(LocalDate date, int partySize) {}

    @Options("time")
    List<Option<LocalTime>> free(Evening known) {
        return TIMES;
    }

    record Day(LocalDate date) {}

    @Check("date")
    Verdict open(Day known, Turn turn) {
        LocalDate today = turn.now().toLocalDate();
        return known.date().isBefore(today) || known.date().isAfter(today.plusDays(LATEST_DAYS))
                ? Verdict.refused("We take reservations up to 90 days ahead.")
                : Verdict.ok();
    }

    record HoursQuestion(@Parameter("Day") Optional<LocalDate> date) {}

    @Capability(
            intent = "Ask for opening hours",
            description = "When the restaurant is open",
            examples = {"When are you open?", "Are you open on Sunday?"},
            kind = Kind.INFORMATIONAL)
    Outcome openingHours(HoursQuestion question) {
        return Outcome.answered("Every day from 18:00 to 23:00.");
    }
}
