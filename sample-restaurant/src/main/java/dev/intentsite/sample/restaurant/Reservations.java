package dev.intentsite.sample.restaurant;

import static dev.intentsite.site.Confirmation.ALWAYS;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
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
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Booking, changing and cancelling a table. */
final class Reservations {
    static final Duration EARLIEST = Duration.ofHours(2);
    static final int LATEST_DAYS = 90;
    private static final int MOST_SHOWN = 10;
    private static final String TOO_MANY =
            "We seat parties of up to 20. For larger ones please write to our events team, events@bellacucina.example.";
    private static final String WHO = "Please tell me the name that the reservation is under, too.";
    private static final String NOT_FOUND = "I find no reservation with those details.";

    private final OpeningHours hours;
    private final Bookings bookings;

    Reservations(OpeningHours hours, Bookings bookings) {
        this.hours = hours;
        this.bookings = bookings;
    }

    record TableRequest(
            @Parameter("Number of people in your party (we accommodate 1-20)")
            @Min(1)
            @Max(value = 20, message = TOO_MANY)
            int partySize,

            @Parameter("Preferred date") LocalDate date,
            @Parameter("Preferred time") LocalTime time,
            @Parameter("Guest name for the reservation") PersonName guestName,

            @Parameter(
                    value = "Special requests, such as a high chair, a wheelchair, an allergy or a birthday",
                    label = "special requests")
            Optional<String> specialRequests) {}

    @Capability(
            intent = "Book a table for dining",
            description = "Reserve a table at our restaurant for lunch or dinner",
            examples = {
                "Book a table for [2](party_size) people tomorrow at 7pm",
                "Reserve dinner for [4](party_size) under the name [Smith](guest_name)",
                "Do you have a table for [6](party_size) on Friday evening?"
            },
            constraints = {
                "Reservations accepted from 2 hours to 90 days in advance",
                "A table is held for 90 minutes",
                "Parties of more than 20: events@bellacucina.example"
            },
            reversible = "Can be changed or cancelled until 2 hours before")
    Outcome bookTable(TableRequest request, Turn turn, Transaction transaction) {
        if (tooSoon(request.date(), request.time(), turn)) {
            // It was on offer when it was chosen; the conversation took its time.
            return Outcome.refused(
                    "time",
                    "**" + Words.time(request.time()) + "** is less than 2 hours away by now.",
                    free(new Evening(request.date(), request.partySize()), turn));
        }
        return Bookings.book(
                        transaction.connection(),
                        request.guestName(),
                        request.partySize(),
                        request.date(),
                        request.time(),
                        request.specialRequests(),
                        turn.origin())
                .<Outcome>map(booking -> Outcome.confirmed(booking.reference().value(), Words.confirmed(booking))
                        .with(Words.schemaOrg(booking)))
                .orElseGet(() -> Outcome.refused(
                        "time",
                        "That table has just been taken.",
                        free(new Evening(request.date(), request.partySize()), turn)));
    }

    record Evening(LocalDate date, int partySize) {}

    @Options(value = "time", of = TableRequest.class)
    List<Option<LocalTime>> free(Evening known, Turn turn) {
        return free(known.date(), known.partySize(), Optional.empty(), turn);
    }

    private List<Option<LocalTime>> free(LocalDate date, int partySize, Optional<Reference> moving, Turn turn) {
        List<LocalTime> reachable = hours.seatings(date).stream()
                .filter(time -> !tooSoon(date, time, turn))
                .toList();
        return bookings.free(date, reachable, partySize, moving).stream()
                .map(Option::of)
                .toList();
    }

    record Day(LocalDate date) {}

    @Check(
            value = "date",
            of = {TableRequest.class, Modification.class})
    Verdict open(Day known, Turn turn) {
        LocalDate date = known.date();
        LocalDate today = turn.now().toLocalDate();
        if (date.isBefore(today)) {
            return Verdict.refused("**" + Words.day(date) + "** is in the past.");
        }
        if (date.isAfter(today.plusDays(LATEST_DAYS))) {
            return Verdict.refused("**" + Words.day(date) + "** is too far ahead: we take reservations up to "
                    + LATEST_DAYS + " days before, so until **" + Words.day(today.plusDays(LATEST_DAYS)) + "**.");
        }
        List<LocalTime> seatings = hours.seatings(date);
        if (seatings.isEmpty()) {
            return Verdict.refused("We are closed on **" + Words.day(date) + "**.", nextDays(date, today));
        }
        if (tooSoon(date, seatings.get(seatings.size() - 1), turn)) {
            return Verdict.refused(
                    "It is too late for a table on **" + Words.day(date) + "**: we need to know 2 hours before.",
                    nextDays(date, today));
        }
        return Verdict.ok();
    }

    private List<Option<LocalDate>> nextDays(LocalDate after, LocalDate today) {
        return hours.openDays(after.plusDays(1), today.plusDays(LATEST_DAYS)).stream()
                .limit(3)
                .map(Option::of)
                .toList();
    }

    /** Any one of these says which reservation is meant. */
    sealed interface Which {}

    record ByReference(
            @Parameter("Reference of the reservation") Reference reference) implements Which {}

    record ByDetails(
            @Parameter("Guest name for the reservation") PersonName guestName,
            @Parameter("Date of the reservation") LocalDate date,
            @Parameter("Time of the reservation") LocalTime time)
            implements Which {}

    record ByReferenceAndName(
            @Parameter("Reference of the reservation") Reference reference,
            @Parameter("Guest name for the reservation") PersonName guestName)
            implements Which {}

    record Cancellation(
            @Parameter(
                    value = "The reference of your reservation, or its guest name, date and time",
                    label = "reference of the reservation, or its guest name, date and time")
            Which booking) {}

    @Capability(
            intent = "Cancel a reservation",
            description = "Cancel a reservation you have made",
            examples = {"Cancel my reservation RES-2026-10-16-7891", "I need to cancel my booking"},
            constraints = "Until 2 hours before",
            confirmation = ALWAYS,
            reversible = "Cannot be undone; book again")
    Outcome cancelReservation(Cancellation cancellation, Turn turn, Transaction transaction) {
        Optional<Booking> found = find(cancellation.booking(), turn);
        if (found.isEmpty() || !Bookings.cancel(transaction.connection(), found.get())) {
            return Outcome.failed(NOT_FOUND);
        }
        return Outcome.confirmed(found.get().reference().value(), Words.cancelled(found.get()));
    }

    @Propose
    Proposal cancelling(Cancellation cancellation, Turn turn) {
        if (cancellation.booking() instanceof ByReference by && !belongs(bookings.find(by.reference()), turn)) {
            return Proposal.needsMore(WHO, "guest_name");
        }
        Optional<Booking> found = find(cancellation.booking(), turn);
        if (found.isEmpty()) {
            return Proposal.refused(cancellation.booking() instanceof ByDetails ? "time" : "reference", NOT_FOUND);
        }
        if (tooSoon(found.get().date(), found.get().time(), turn)) {
            return Proposal.failed(Words.tooLate(found.get()));
        }
        return Proposal.of("This will cancel:\n\n" + Words.details(found.get()));
    }

    record When(Optional<LocalDate> date, Optional<LocalTime> time) {}

    /** Whoever booked need not look up a reference. */
    @Options(value = "reference", of = Cancellation.class, open = true)
    List<Option<Reference>> toCancel(When known, Turn turn) {
        return upcoming(turn)
                .filter(booking -> known.date().map(booking.date()::equals).orElse(true)
                        && known.time().map(booking.time()::equals).orElse(true))
                .map(Reservations::option)
                .toList();
    }

    @Options(value = "reference", of = Modification.class, open = true)
    List<Option<Reference>> toChange(Turn turn) {
        return upcoming(turn).map(Reservations::option).toList();
    }

    private Stream<Booking> upcoming(Turn turn) {
        LocalDateTime now = turn.now().toLocalDateTime();
        return bookings.of(turn.origin()).stream()
                .filter(booking -> !booking.cancelled()
                        && booking.date().atTime(booking.time()).isAfter(now))
                .limit(MOST_SHOWN);
    }

    private static Option<Reference> option(Booking booking) {
        return Option.of(booking.reference()).noted(Words.inShort(booking));
    }

    @AtLeastOne({"date", "time", "party_size"})
    record Modification(
            @Parameter("Reference of the reservation") Reference reference,
            @Parameter("Guest name for the reservation") Optional<PersonName> guestName,

            @Parameter(value = "New date", label = "new date")
            Optional<LocalDate> date,

            @Parameter(value = "New time", label = "new time")
            Optional<LocalTime> time,

            @Parameter(value = "New number of people", label = "new party size")
            Optional<@Min(1) @Max(value = 20, message = TOO_MANY) Integer> partySize) {}

    @Capability(
            intent = "Change a reservation",
            description = "Move a reservation you have made to another date or time, or change the party size",
            examples = {
                "Change RES-2026-10-16-7891 to 8pm",
                "Move my reservation to Saturday",
                "We will be [5](party_size) people instead, RES-2026-10-16-7891"
            },
            constraints = "Until 2 hours before",
            reversible = "Can be changed again until 2 hours before")
    Outcome modifyReservation(Modification modification, Turn turn, Transaction transaction) {
        Optional<Booking> found = bookings.find(modification.reference());
        if (!belongs(found, turn) && modification.guestName().isEmpty()) {
            return Outcome.needsMore(WHO, "guest_name");
        }
        found = found.filter(booking -> belongs(Optional.of(booking), turn)
                || sameName(booking, modification.guestName().orElseThrow()));
        if (found.isEmpty()) {
            return Outcome.refused("reference", NOT_FOUND);
        }
        Booking booking = found.get();
        if (tooSoon(booking.date(), booking.time(), turn)) {
            return Outcome.failed(Words.tooLate(booking));
        }
        LocalDate date = modification.date().orElse(booking.date());
        LocalTime time = modification.time().orElse(booking.time());
        int partySize = modification.partySize().orElse(booking.partySize());
        if (date.equals(booking.date()) && time.equals(booking.time()) && partySize == booking.partySize()) {
            return Outcome.refused(changing(modification), "That is how it is booked already.");
        }
        Optional<Booking> changed = hours.seatings(date).contains(time) && !tooSoon(date, time, turn)
                ? Bookings.change(transaction.connection(), booking, date, time, partySize)
                : Optional.empty();
        return changed.<Outcome>map(now -> Outcome.confirmed(now.reference().value(), Words.changed(now))
                        .with(Words.schemaOrg(now)))
                .orElseGet(() -> Outcome.refused(
                        "time",
                        "**" + Words.time(time) + "** on **" + Words.day(date) + "** is not available for " + partySize
                                + ".",
                        free(date, partySize, Optional.of(booking.reference()), turn)));
    }

    /** The first parameter that says what should be different. */
    private static String changing(Modification modification) {
        return modification.date().isPresent() ? "date" : modification.time().isPresent() ? "time" : "party_size";
    }

    record Seating(Optional<LocalDate> date) {}

    /** When parties are seated at all: so "at 8" is the evening. What is free is looked up when all is known. */
    @Options(value = "time", of = Modification.class, open = true)
    List<Option<LocalTime>> seatings(Seating known) {
        return known
                .date()
                .map(hours::seatings)
                .orElseGet(() -> hours.all().stream()
                        .flatMap(service -> service.seatings().stream())
                        .distinct()
                        .sorted()
                        .toList())
                .stream()
                .map(Option::of)
                .toList();
    }

    /** The reservation, if whoever asks may know of it: the actor that booked, or somebody with reference and name. */
    private Optional<Booking> find(Which which, Turn turn) {
        if (which instanceof ByReference by) {
            return bookings.find(by.reference()).filter(booking -> belongs(Optional.of(booking), turn));
        }
        if (which instanceof ByReferenceAndName by) {
            return bookings.find(by.reference())
                    .filter(booking -> belongs(Optional.of(booking), turn) || sameName(booking, by.guestName()));
        }
        ByDetails by = (ByDetails) which;
        return bookings.find(by.guestName(), by.date(), by.time(), turn.origin());
    }

    private static boolean belongs(Optional<Booking> booking, Turn turn) {
        return booking.filter(found -> found.bookedBy().equals(turn.origin())).isPresent();
    }

    private static boolean sameName(Booking booking, PersonName name) {
        return Bookings.key(booking.guestName()).equals(Bookings.key(name));
    }

    private static boolean tooSoon(LocalDate date, LocalTime time, Turn turn) {
        return ZonedDateTime.of(date, time, turn.now().getZone())
                .isBefore(turn.now().plus(EARLIEST));
    }
}
