package dev.intentsite.endurance;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A house that says what Bella Cucina says, on every SQL database, and takes deposits through another company's service. */
public final class Tavern {
    private static final List<LocalTime> TIMES = Stream.of("12:00", "13:00", "18:00", "19:30", "20:00", "21:00")
            .map(LocalTime::parse)
            .toList();

    private static final SecureRandom NUMBERS = new SecureRandom();

    private final TavernTables tables;
    private final URI service;

    Tavern(TavernTables tables, URI service) {
        this.tables = tables;
        this.service = service;
    }

    record TableRequest(
            @Parameter("Number of people") @Min(1) @Max(6) int partySize,

            @Parameter("Guest name") PersonName guestName,
            @Parameter("Preferred date") LocalDate date,
            @Parameter("Preferred time") LocalTime time) {}

    @Capability(
            intent = "Book a table",
            description = "Reserve a table",
            examples = {"Book a table for [2](party_size) people tomorrow at 7pm"})
    Outcome bookTable(TableRequest request, Transaction transaction) throws SQLException {
        Failpoints.before("handler");
        String reference = "RES-" + request.date() + "-" + NUMBERS.nextInt(Integer.MAX_VALUE);
        boolean booked = tables.book(
                transaction.connection(),
                new Reservation(
                        reference,
                        request.guestName().value(),
                        request.partySize(),
                        request.date().toString(),
                        request.time().toString(),
                        "booked"));
        Failpoints.after("handler");
        return booked
                ? Outcome.confirmed(reference, "Booked.")
                : Outcome.refused("time", "That table has just been taken.", free(new Evening(request.date())));
    }

    record Evening(LocalDate date) {}

    @Options(value = "time", of = TableRequest.class)
    List<Option<LocalTime>> free(Evening known) {
        try {
            return tables.free(known.date().toString(), TIMES).stream()
                    .map(Option::of)
                    .toList();
        } catch (SQLException e) {
            throw new BackendUnavailableException("the tables cannot be read", Duration.ofSeconds(1), e);
        }
    }

    @AtLeastOne({"time", "party_size"})
    record Modification(
            @Parameter("Reference of the reservation") Reference reference,

            @Parameter(value = "New time", label = "new time")
            Optional<LocalTime> time,

            @Parameter(value = "New number of people", label = "new party size")
            Optional<@Min(1) @Max(6) Integer> partySize) {}

    @Capability(
            intent = "Change a reservation",
            description = "Move a reservation to another time, or change the party size",
            examples = {"Change RES-2026-10-16-7891 to 8pm"})
    Outcome modifyReservation(Modification wish, Transaction transaction) throws SQLException {
        Optional<Reservation> found =
                tables.find(transaction.connection(), wish.reference().value());
        if (found.isEmpty()) {
            return Outcome.refused("reference", "There is no such reservation.");
        }
        Reservation before = found.get();
        Reservation after = before.at(wish.time().map(LocalTime::toString).orElse(before.time()))
                .of(wish.partySize().orElse(before.partySize()));
        return tables.change(transaction.connection(), after)
                ? Outcome.confirmed(before.reference(), "Changed.")
                : Outcome.refused(
                        "time", "All tables are taken then.", free(new Evening(LocalDate.parse(before.date()))));
    }

    record Cancellation(
            @Parameter("Reference of the reservation") Reference reference) {}

    @Capability(
            intent = "Cancel a reservation",
            description = "Cancel a reservation",
            examples = {"Cancel my reservation RES-2026-10-16-7891"},
            confirmation = Confirmation.ALWAYS)
    Outcome cancelReservation(Cancellation wish, Transaction transaction) throws SQLException {
        Failpoints.before("handler");
        boolean cancelled =
                tables.cancel(transaction.connection(), wish.reference().value());
        Failpoints.after("handler");
        return cancelled
                ? Outcome.confirmed(wish.reference().value(), "Cancelled.")
                : Outcome.failed("There is no such reservation.");
    }

    @Propose
    Proposal cancelling(Cancellation wish) {
        return Proposal.of("This will cancel " + wish.reference().value());
    }

    record Deposit(@Parameter("How many euros") @Min(1) int amount) {}

    @Capability(
            intent = "Pay a deposit",
            description = "Pay a deposit by the account that is known",
            examples = {"Pay a deposit of [20](amount) euros"})
    Outcome payDeposit(Deposit deposit, Turn turn) throws InterruptedException {
        Failpoints.before("call");
        int calls;
        try {
            calls = ServiceProgram.charge(service, turn.interactionId());
        } catch (IOException e) {
            throw new BackendTimeoutException("the service was lost", e);
        }
        Failpoints.after("call");
        return Outcome.confirmed("PAID-" + calls, "Paid.");
    }
}
