package dev.intentsite.llm;

import static dev.intentsite.site.Confirmation.ALWAYS;
import static dev.intentsite.site.Kind.INFORMATIONAL;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A site that a model helps: boats are hired, and hires called off. It writes down what was done. */
class BoatHire {
    final List<String> done = Collections.synchronizedList(new ArrayList<>());
    volatile String reason = "We rest on Mondays.";
    volatile String note = "";

    record Hire(
            @Parameter("Number of guests") int guests,
            @Parameter("Day of the trip") LocalDate day,
            @Parameter("Time of departure") LocalTime time,
            @Parameter("Name of the skipper") PersonName skipper,
            @Parameter("Anything else we should know") Optional<String> remarks) {}

    @Capability(
            intent = "Hire a boat",
            description = "Hires a rowing boat for an afternoon",
            examples = {"Hire a boat for [4](guests) on [Friday](day)", "A rowing boat for two tomorrow at 3pm, please"
            })
    Outcome hire(Hire hire) {
        done.add("hired " + hire);
        return Outcome.confirmed("BOAT-1", "Your boat is ready for **" + hire.skipper() + "**.");
    }

    record Call(@Parameter("Number of the hire") Reference number) {}

    @Capability(
            intent = "Call off a hire",
            description = "Gives a boat back before the trip",
            examples = "Call off BOAT-1",
            confirmation = ALWAYS)
    Outcome callOff(Call call) {
        done.add("called off " + call.number());
        return Outcome.confirmed("OFF-1", "It is called off.");
    }

    record Tell(
            @Parameter(value = "Where to", type = "location")
            Optional<String> where) {}

    @Capability(
            intent = "Ask for the depth of the lake",
            description = "How deep the water is",
            examples = "How deep is the lake?",
            kind = INFORMATIONAL)
    Outcome depth(Tell tell) {
        return Outcome.answered("It is **40 m** deep.");
    }

    record Day(LocalDate day) {}

    @Check("day")
    Verdict open(Day known) {
        return known.day().getDayOfWeek() == DayOfWeek.MONDAY ? Verdict.refused(reason) : Verdict.ok();
    }

    @Options(value = "time", of = Hire.class)
    List<Option<LocalTime>> times(Day known) {
        Option<LocalTime> three = Option.of(LocalTime.of(15, 0));
        return List.of(note.isEmpty() ? three : three.noted(note), Option.of(LocalTime.of(17, 0)));
    }
}
