package dev.intentsite.acceptance.docs;

import dev.intentsite.http.IntentServer;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** The workshop of the README. */
// tag::workshop[]
public class BicycleWorkshop {
    record Repair(
            @Parameter("Day you bring it") LocalDate day,
            @Parameter("Your name") PersonName name) {}

    @Capability(
            intent = "Repair a bicycle",
            description = "Books a day in our workshop",
            examples = {"Can you fix my brakes on Friday?", "Mend my bicycle tomorrow, my name is Ada Lovelace"})
    Outcome repair(Repair repair) {
        return Outcome.confirmed("JOB-1", "See you on **" + repair.day() + "**, " + repair.name() + ".");
    }

    record Day(LocalDate day) {}

    @Check("day")
    Verdict open(Day known) {
        return known.day().getDayOfWeek() == DayOfWeek.SUNDAY ? Verdict.refused("We rest on Sundays.") : Verdict.ok();
    }

    public static void main(String[] arguments) {
        IntentServer.start(8080, new BicycleWorkshop());
    }
}
// end::workshop[]
