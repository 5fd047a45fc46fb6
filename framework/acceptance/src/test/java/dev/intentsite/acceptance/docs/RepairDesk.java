package dev.intentsite.acceptance.docs;

import static dev.intentsite.site.Confirmation.ALWAYS;
import static dev.intentsite.site.Kind.INFORMATIONAL;

import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Synonyms;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workshop of the guide. */
final class RepairDesk {
    private final Jobs jobs;

    RepairDesk(Jobs jobs) {
        this.jobs = jobs;
    }

    // tag::enumeration[]
    enum Work {
        @Synonyms({"flat tyre", "puncture"})
        TYRES,
        BRAKES,
        GEARS
    }
    // end::enumeration[]

    // tag::record[]
    record Repair(
            @Parameter("What needs work") @Size(max = 3) List<Work> work,

            @Parameter("Day you bring the bicycle") @FutureOrPresent
            LocalDate day,

            @Parameter("Time you bring it") LocalTime time,
            @Parameter("Your name") PersonName name,
            @Parameter("Anything else we should know") Optional<String> remarks) {}
    // end::record[]

    // tag::capability[]
    @Capability(
            intent = "Repair a bicycle",
            description = "Books a time in our workshop",
            examples = {"Can you fix my [brakes](work) on Friday?", "Repair a flat tyre tomorrow at 10am"},
            constraints = "One bicycle a booking",
            reversible = "Can be cancelled until the day before")
    Outcome repair(Repair repair, Turn turn, Transaction transaction) {
        Job job = jobs.add(transaction.connection(), repair, turn.origin());
        return Outcome.confirmed(job.number().value(), "# See you then\n\n" + job.words())
                .with(Map.of("@context", "https://schema.org", "@type", "Reservation"));
    }
    // end::capability[]

    // tag::options[]
    record Day(LocalDate day) {}

    @Options(value = "time", of = Repair.class)
    List<Option<LocalTime>> free(Day known) {
        return jobs.freeTimes(known.day()).stream().map(Option::of).toList();
    }
    // end::options[]

    // tag::check[]
    @Check(value = "day", of = Repair.class)
    Verdict open(Day known) {
        return known.day().getDayOfWeek() == DayOfWeek.SUNDAY
                ? Verdict.refused(
                        "We rest on Sundays.", List.of(Option.of(known.day().plusDays(1))))
                : Verdict.ok();
    }
    // end::check[]

    // tag::alternatives[]
    sealed interface Which {}

    record ByNumber(@Parameter("Number of the job") Reference number) implements Which {}

    record ByNameAndDay(
            @Parameter("Name it is under") PersonName name,
            @Parameter("Day of the job") LocalDate day) implements Which {}

    record Cancellation(
            @Parameter(
                    value = "The number of the job, or its name and day",
                    label = "number of the job, or name and day")
            Which job) {}
    // end::alternatives[]

    // tag::confirmation[]
    @Capability(
            intent = "Cancel a repair",
            description = "Gives the time in our workshop back",
            examples = "Cancel my repair JOB-1001",
            confirmation = ALWAYS)
    Outcome cancelRepair(Cancellation cancellation, Turn turn, Transaction transaction) {
        Job job = jobs.find(cancellation.job(), turn.origin()).orElseThrow(JobGoneException::new);
        jobs.remove(transaction.connection(), job);
        return Outcome.confirmed(job.number().value(), "Your repair is cancelled.");
    }

    @Propose
    Proposal cancelling(Cancellation cancellation, Turn turn) {
        return jobs.find(cancellation.job(), turn.origin())
                .map(job -> Proposal.of("This will cancel " + job.words()))
                .orElseGet(() -> Proposal.failed("You have no such repair with us."));
    }
    // end::confirmation[]

    // tag::at-least-one[]
    @AtLeastOne({"frame_number", "brand"})
    record Find(
            @Parameter("Number on the frame") Optional<FrameNumber> frameNumber,

            @Parameter(value = "Brand of the bicycle", type = "string")
            Optional<String> brand,

            @Parameter(value = "How many weeks back to look", defaultValue = "4") @Min(1) @Max(52)
            int weeks) {}
    // end::at-least-one[]

    // tag::trust[]
    @Capability(
            intent = "Report a found bicycle",
            description = "Looks a bicycle up in our list of stolen ones",
            examples = "I found a bicycle with the frame number WB412099",
            kind = INFORMATIONAL,
            trust = Trust.ORIGIN_VERIFIED)
    Outcome find(Find find) {
        return Outcome.answered(
                jobs.stolen(find.frameNumber()) ? "It was **stolen**. Please call us." : "Nobody misses it.");
    }
    // end::trust[]

    // tag::informational[]
    record Price(@Parameter("The work you ask about") Optional<Work> work) {}

    @Capability(
            intent = "Ask for prices",
            description = "What our work costs",
            examples = {"How much are new brakes?", "What do you charge for a flat tyre?"},
            kind = INFORMATIONAL)
    Outcome prices(Price price) {
        return Outcome.answered(jobs.prices(price.work()));
    }
    // end::informational[]

    // tag::accepted[]
    record Part(
            @Parameter(value = "The part", type = "string") String part) {}

    @Capability(intent = "Order a part", description = "Orders a spare part", examples = "Order a \"Brooks B17\"")
    Outcome orderPart(Part part, Turn turn) {
        jobs.askSupplier(part.part(), turn.interactionId());
        return Outcome.accepted("We have asked our supplier. Come back for the answer.");
    }
    // end::accepted[]

    // tag::unavailable[]
    record Question(@Parameter("Number of the job") Reference number) {}

    @Capability(
            intent = "Ask how far a repair is",
            description = "The state of a repair",
            examples = "Is JOB-1001 ready?",
            kind = INFORMATIONAL)
    Outcome progress(Question question) {
        try {
            return Outcome.answered(jobs.progress(question.number()));
        } catch (java.io.UncheckedIOException e) {
            throw new BackendUnavailableException("the workshop's own system is down", Duration.ofMinutes(1), e);
        }
    }
    // end::unavailable[]
}
