package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A ferry that people book, change, and ask about; it sails every hour from nine to five. */
final class Ferry {
    final List<Object> done = new ArrayList<>();

    record Crossing(
            @Parameter("Number of people") int passengers,
            @Parameter("Day of the crossing") LocalDate day,
            @Parameter("Time of the crossing") LocalTime time,
            @Parameter("Name for the booking") PersonName name,

            @Parameter(value = "Special wishes, such as a wheelchair or a bicycle", label = "special wishes")
            Optional<String> wishes) {}

    @Capability(
            intent = "Book a crossing",
            description = "Reserve places on the ferry",
            examples = {"Book a crossing for 2 people tomorrow at 10am", "Reserve places for 4 on Friday"})
    Outcome book(Crossing crossing) {
        done.add(crossing);
        return Outcome.confirmed("F-1", "Booked.");
    }

    record Day(LocalDate day) {}

    @Options(value = "time", of = Crossing.class)
    List<Option<LocalTime>> sailings(Day known) {
        return IntStream.rangeClosed(9, 17)
                .mapToObj(hour -> Option.of(LocalTime.of(hour, 0)))
                .toList();
    }

    record Change(
            @Parameter("Number of people from now on") Optional<Integer> passengers,
            @Parameter("New time of the crossing") Optional<LocalTime> time,
            @Parameter("Name for the booking") PersonName name) {}

    @Capability(
            intent = "Change a crossing",
            description = "Move a crossing that you have booked to another time, or change for how many people it is",
            examples = {"Change my crossing to 3pm", "We will be [5](passengers) people on my crossing"})
    Outcome change(Change change) {
        done.add(change);
        return Outcome.confirmed("F-2", "Changed.");
    }

    record Sea(@Parameter("Day that you ask about") LocalDate day) {}

    @Capability(
            intent = "Ask how the sea is",
            description = "Waves and wind of a day",
            examples = {"How is the sea on Friday?", "Will it be rough tomorrow?"},
            kind = Kind.INFORMATIONAL)
    Outcome sea(Sea sea) {
        return Outcome.answered("The sea is calm on " + sea.day() + ".");
    }

    enum Deck {
        UPPER,
        LOWER
    }

    record Seat(@Parameter("The deck you ask about") Deck deck) {}

    @Capability(
            intent = "Ask what a seat costs",
            description = "Prices of seats on a deck",
            examples = {"How much is a seat on the upper deck?", "What does a seat cost?"},
            kind = Kind.INFORMATIONAL)
    Outcome price(Seat seat) {
        return Outcome.answered("A seat on the " + seat.deck() + " deck is 5 euros.");
    }
}
