package dev.intentsite.site.internal.model;

import static dev.intentsite.site.internal.model.FoundFaults.faults;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Synonyms;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every fault in annotations is said with its place and its remedy. */
class FaultsTest {
    private static final Outcome DONE = Outcome.answered("done");

    @Test
    void noObjectIsNoSite() {
        assertThat(faults())
                .containsExactly(
                        "IntentSite: has no capability; hand over an object with a method annotated with @Capability");
    }

    static class Nothing {}

    @Test
    void anObjectWithoutCapabilityIsNamed() {
        assertThat(faults(new Nothing(), Nothing.class))
                .containsExactly(
                        "Nothing: has no capability; annotate a method with @Capability, or do not hand it over",
                        "Nothing: is a class; hand over an object of it");
    }

    static class Forgetful {
        @Capability(intent = "i", description = "d", keepEnded = "P10Y")
        Outcome years() {
            return DONE;
        }

        @Capability(intent = "j", description = "d", keepEnded = "PT23H")
        Outcome briefly() {
            return DONE;
        }

        @Capability(intent = "k", description = "d", keepEnded = "P3650D")
        Outcome forLong() {
            return DONE;
        }
    }

    @Test
    void aTimeOfBeingKeptIsADurationThatClientsAndTheLedgerCanLiveWith() {
        assertThat(faults(new Forgetful()))
                .containsExactlyInAnyOrder(
                        "Forgetful.years: has keepEnded = \"P10Y\"; use an ISO 8601 duration from PT24H, which clients may rely on, to P3650D, such as P30D",
                        "Forgetful.briefly: has keepEnded = \"PT23H\"; use an ISO 8601 duration from PT24H, which clients may rely on, to P3650D, such as P30D");
    }

    static class Unreadable {
        record Foo(int x) {}

        record Wrong(
                Thread when,
                Foo foo,
                Instant at,
                Set<String> all,
                int[] numbers,
                float share,
                Map<String, List<Integer>> map) {}

        @Capability(intent = "i", description = "d")
        Outcome reserve(Wrong wrong) {
            return DONE;
        }
    }

    @Test
    void typesThatCannotBeReadHaveARemedy() {
        assertThat(faults(new Unreadable()))
                .containsExactly(
                        "Unreadable.reserve: parameter \"when\" has no type that can be read from words (Thread); use a type that has one, such as String, int or LocalDate, or add a ValueType<Thread> with IntentSite.builder().valueTypes(…)",
                        "Unreadable.reserve: parameter \"foo\" has no type that can be read from words (Foo); use its components here in its place, or add a ValueType<Foo> with IntentSite.builder().valueTypes(…)",
                        "Unreadable.reserve: parameter \"at\" has no type that can be read from words (Instant); use LocalDateTime, in the site's zone, or add a ValueType<Instant> with IntentSite.builder().valueTypes(…)",
                        "Unreadable.reserve: parameter \"all\" has no type that can be read from words (Set<String>); use List, or add a ValueType<Set<String>> with IntentSite.builder().valueTypes(…)",
                        "Unreadable.reserve: parameter \"numbers\" has no type that can be read from words (int[]); use List<Integer>, or add a ValueType<int[]> with IntentSite.builder().valueTypes(…)",
                        "Unreadable.reserve: parameter \"share\" has no type that can be read from words (float); use double or BigDecimal, or add a ValueType<float> with IntentSite.builder().valueTypes(…)",
                        "Unreadable.reserve: parameter \"map\" has no type that can be read from words (Map<String, List<Integer>>); use a type that has one, such as String, int or LocalDate, or add a ValueType<Map<String, List<Integer>>> with IntentSite.builder().valueTypes(…)");
    }

    @SuppressWarnings("rawtypes")
    static class Raw {
        record Wrong(
                List list, Optional<?> maybe, Optional<List<? extends String>> some, String confirmation, int größe) {}

        @Capability(intent = "i", description = "d")
        Outcome reserve(Wrong wrong) {
            return DONE;
        }
    }

    @Test
    void namesAndTypeArgumentsAreNeeded() {
        assertThat(faults(new Raw()))
                .containsExactly(
                        "Raw.reserve: parameter \"list\" does not say of what it is (List); write Optional<LocalDate> or List<LocalDate>, with the type of one value",
                        "Raw.reserve: parameter \"maybe\" does not say of what it is (Optional<?>); write Optional<LocalDate> or List<LocalDate>, with the type of one value",
                        "Raw.reserve: parameter \"some\" does not say of what it is (Optional<List<? extends String>>); write Optional<LocalDate> or List<LocalDate>, with the type of one value",
                        "Raw.reserve: parameter \"confirmation\" has a name that the protocol uses itself; give it another",
                        "Raw.reserve: parameter \"größe\" has a name that is not snake_case; use letters and digits only, such as partySize");
    }

    static class Methods {
        record One(int x) {}

        record Two(int y) {}

        @Capability(intent = " ", description = "", version = "", examples = " ", constraints = "", notes = "")
        String blank() {
            return "";
        }

        @Capability(intent = "i", description = "d", id = "Not-Snake")
        Outcome takesMuch(One one, Two two, Turn turn, Turn again, String text) {
            return DONE;
        }

        @Capability(
                intent = "i",
                description = "d",
                id = "blank",
                kind = Kind.INFORMATIONAL,
                confirmation = Confirmation.ALWAYS)
        Outcome tells() {
            return DONE;
        }
    }

    @Test
    void whatAMethodIsAndTakesIsChecked() {
        assertThat(faults(new Methods()))
                .containsExactly(
                        "Methods.blank: returns String; return Outcome",
                        "Methods.blank: has a blank intent; say in a few words what a person wants",
                        "Methods.blank: has a blank description; say in a sentence what it does",
                        "Methods.blank: has a blank version; write one, such as \"1\", or leave it out",
                        "Methods.blank: has a blank constraint; write a sentence, or remove it",
                        "Methods.blank: has a blank note; write a sentence, or remove it",
                        "Methods.blank: has a blank example; write a sentence, or remove it",
                        "Methods.takesMuch: has the id \"Not-Snake\", which is not snake_case; use lower-case letters and digits, with single underscores between",
                        "Methods.takesMuch: takes two records, One and Two; put all components into one",
                        "Methods.takesMuch: takes a Turn twice; take it once",
                        "Methods.takesMuch: takes a String, which nobody can give it; it may take one record of parameters, a Turn, and a Transaction or an Execution",
                        "Methods.tells: is INFORMATIONAL, so there is nothing to confirm; remove confirmation = ALWAYS, or make it TRANSACTIONAL",
                        "Methods.tells: has the id \"blank\", which Methods.blank has too; give one of them another with @Capability(id = \"…\")");
    }

    static class Constrained {
        record Wrong(
                @Min(1) PersonName name,
                @Pattern(regexp = "[") String code,
                @Size(max = 3) Optional<String> note,
                @Email List<String> addresses,
                List<@Max(3) LocalDate> days,
                @DecimalMin("one") int count) {}

        @Capability(intent = "i", description = "d")
        Outcome reserve(Wrong wrong) {
            return DONE;
        }
    }

    @Test
    void constraintsThatCannotWorkAreFoundOneByOne() {
        assertThat(faults(new Constrained()))
                .containsExactly(
                        "Constrained.reserve: parameter \"name\" has @Min, which cannot apply to PersonName; remove it, or use a type that it can judge: CharSequence or Number",
                        "Constrained.reserve: parameter \"code\" has @Pattern with \"[\", which is no regular expression (Unclosed character class near index 0); correct it",
                        "Constrained.reserve: parameter \"note\" has @Size, which cannot apply to Optional; put it on the type argument, Optional<@Size String>",
                        "Constrained.reserve: parameter \"addresses\" has @Email, which cannot apply to List; put it on the type argument, List<@Email String>",
                        "Constrained.reserve: parameter \"days\" has @Max, which cannot apply to LocalDate; remove it, or use a type that it can judge: CharSequence or Number",
                        "Constrained.reserve: parameter \"count\" has a constraint that cannot work (one does not represent a valid BigDecimal format.); correct or remove it");
    }

    static class Defaults {
        enum Size3 {
            SMALL,
            @Synonyms("huge")
            LARGE
        }

        record Wrong(
                @Parameter(value = "d", defaultValue = "soon")
                LocalDate date,

                @Parameter(value = "d", defaultValue = "two")
                int count,

                @Parameter(value = "d", defaultValue = "21") @Max(20)
                int guests,

                @Parameter(value = "d", defaultValue = "\"2\"")
                int seats,

                @Parameter(value = "d", defaultValue = "medium")
                Size3 size,

                @Parameter(value = "d", type = "date") int typed,
                @Parameter(value = "d", type = "name") String titled,
                @Parameter(" ") String blank) {}

        @Capability(intent = "i", description = "d")
        Outcome reserve(Wrong wrong) {
            return DONE;
        }
    }

    @Test
    void whatParameterSaysMustFitItsType() {
        assertThat(faults(new Defaults()))
                .containsExactly(
                        "Defaults.reserve: parameter \"typed\" cannot be of type \"date\", because it is of int; leave type out",
                        "Defaults.reserve: parameter \"titled\" cannot be of type \"name\", because it is of String; leave type out, or use \"text\", \"string\" or \"location\"",
                        "Defaults.reserve: parameter \"blank\" has a blank @Parameter; say in it what is needed, or leave it out",
                        "Defaults.reserve: parameter \"date\" has the default soon, which it does not take: a date is written like 2026-03-08, not \"soon\"; correct it",
                        "Defaults.reserve: parameter \"count\" has the default two, which is not JSON; write its JSON form",
                        "Defaults.reserve: parameter \"guests\" has the default 21, which it does not take: guests must be at most 20, not 21; correct it",
                        "Defaults.reserve: parameter \"seats\" has the default \"2\", which it does not take: must be an integer; correct it",
                        "Defaults.reserve: parameter \"size\" has the default medium, which it does not take: it is one of small, large, not \"medium\"; correct it");
    }

    static class Alternatives {
        sealed interface Which {
            record ByDate(
                    LocalDate date,

                    @Parameter(value = "n", defaultValue = "1")
                    int number) implements Which {}

            record ByText(String date) implements Which {}

            record Empty(Optional<String> note) implements Which {}

            enum Last implements Which {
                ONE
            }
        }

        @AtLeastOne({"new_date", "when", "name"})
        record Change(Which which, LocalTime number, Optional<LocalDate> newDate, String name) {}

        @AtLeastOne("only")
        record Single(Optional<String> only, Optional<Which> maybe) {}

        @Capability(intent = "i", description = "d")
        Outcome change(Change change) {
            return DONE;
        }

        @Capability(intent = "i", description = "d")
        Outcome single(Single single) {
            return DONE;
        }
    }

    @Test
    void alternativesAreRecordsThatNeedSomething() {
        assertThat(faults(new Alternatives()))
                .containsExactly(
                        "Alternatives.change: alternative Last of Which is not a record; make it one",
                        "Alternatives.change: parameter \"number\" has a default, but belongs to an alternative, which must be said; remove it",
                        "Alternatives.change: parameter \"date\" is of LocalDate in one alternative and of String in another; give them one type or two names",
                        "Alternatives.change: alternative Empty needs nothing; let at least one of its components not be Optional",
                        "Alternatives.change: parameter \"number\" is there twice; give one of them another name",
                        "Alternatives.change: Change has @AtLeastOne with \"when\", which is no Optional component of it; name Optional ones in snake_case: \"new_date\"",
                        "Alternatives.change: Change has @AtLeastOne with \"name\", which is no Optional component of it; name Optional ones in snake_case: \"new_date\"",
                        "Alternatives.single: parameter \"maybe\" has no type that can be read from words (Which); use it without Optional or List around it, or add a ValueType<Which> with IntentSite.builder().valueTypes(…)",
                        "Alternatives.single: Single has @AtLeastOne with one name only; name two or more, or make the component not Optional");
    }

    static class Marked {
        record Request(@Max(20) int partySize, LocalDate date) {}

        @Capability(
                intent = "i",
                description = "d",
                examples = {
                    "for [two](party_size) [tomorrow](date)",
                    "for [25](party_size)",
                    "for [2.5](party_size)",
                    "on [2026-02-30](date)",
                    "for [2](partySize)"
                })
        Outcome book(Request request) {
            return DONE;
        }

        @Check("date")
        Verdict open(Request request) {
            return Verdict.ok();
        }
    }

    @Test
    void examplesMarkParametersAndValuesThatAre() {
        assertThat(faults(new Marked()))
                .containsExactly(
                        "Marked.book: has an example that marks \"25\" as \"party_size\", which does not take it: party size must be at most 20, not 25; correct one of them",
                        "Marked.book: has an example that marks \"2.5\" as \"party_size\", which does not take it: must be an integer; correct one of them",
                        "Marked.book: has an example that marks \"2026-02-30\" as \"date\", which does not take it: there is no 2026-02-30; correct one of them",
                        "Marked.book: has an example that marks \"2\" as \"partySize\", which is no parameter; it has \"party_size\", \"date\"");
    }
}
