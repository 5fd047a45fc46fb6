package dev.intentsite.site.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Synonyms;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.time.DurationMax;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    /** Still the 15th in Chicago. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-16T03:00:00Z"), ZoneId.of("UTC"));

    private static final ObjectMapper JSON = new ObjectMapper();

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.TYPE_USE})
    @Constraint(validatedBy = {})
    @Size(min = 2, max = 4)
    @Pattern(regexp = "[A-Z]+")
    @interface ShelfMark {
        String message() default "is no shelf mark";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.FIELD)
    @Constraint(validatedBy = Even.Judge.class)
    @ReportAsSingleViolation
    @interface Even {
        String message() default "Only even numbers, please.";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        class Judge implements ConstraintValidator<Even, Integer> {
            @Override
            public boolean isValid(Integer value, ConstraintValidatorContext context) {
                return value == null || value % 2 == 0;
            }
        }
    }

    enum Genre {
        @Synonyms({"sci-fi", "SF"})
        SCIENCE_FICTION,
        CRIME {
            @Override
            public String toString() {
                return "Whodunit";
            }
        }
    }

    @AtLeastOne({"title", "genres"})
    record Loan(
            Optional<@NotBlank @Size(max = 20) String> title,
            @Size(max = 2) List<@ShelfMark String> marks,
            Optional<List<Genre>> genres,
            @Positive @Even int copies,

            @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("10")
            BigDecimal fee,

            @Future LocalDate from,
            @FutureOrPresent LocalDate until,
            @DurationMax(hours = 2) Duration reading,

            @Range(min = 1, max = 5, message = "stars are from 1 to 5")
            int stars,

            @Min(value = 3, message = "must be grown-up, {value} or more")
            int age,

            @Parameter(value = "Where to fetch it", type = "location", defaultValue = "Main hall")
            String desk) {
        @AssertTrue(message = "A loan ends after it begins.")
        boolean isOrdered() {
            return until.isAfter(from);
        }

        @AssertTrue
        boolean isAffordable() {
            return fee.intValue() * copies < 15;
        }
    }

    static class Library {
        @Capability(intent = "Borrow", description = "Borrow a book")
        Outcome borrow(Loan loan) {
            return Outcome.confirmed(loan.desk(), loan.marks() + " " + loan.genres());
        }
    }

    private static final ModelReader.Read READ =
            ModelReader.read(List.of(new Library()), ValueTypes.standard(), Map.of(), CLOCK, ZONE);

    private final ModelReader.Read read = READ;
    private final CapabilityModel borrow = read.model().find("borrow").orElseThrow();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ParameterModel parameter(String name) {
        return borrow.parameter(name).orElseThrow();
    }

    private List<String> refusals(String name, String value) {
        assertThat(parameter(name).wrongJsonType(json(value))).isEmpty();
        return parameter(name).violations(json(value), Locale.ENGLISH);
    }

    private static final Map<String, JsonNode> LOAN = Map.ofEntries(
            Map.entry("title", json("'Emma'")),
            Map.entry("marks", json("['AB','CD']")),
            Map.entry("copies", json("2")),
            Map.entry("fee", json("1.5")),
            Map.entry("from", json("'2026-10-16'")),
            Map.entry("until", json("'2026-10-20'")),
            Map.entry("reading", json("'PT90M'")),
            Map.entry("stars", json("5")),
            Map.entry("age", json("30")));

    private static Map<String, JsonNode> loanBut(String name, String value) {
        Map<String, JsonNode> loan = new HashMap<>(LOAN);
        loan.put(name, json(value));
        return loan;
    }

    @Test
    void aSoundRecordHasNoFaultsAndItsValuesNoRefusals() {
        assertThat(read.faults()).isEmpty();
        LOAN.forEach((name, value) ->
                assertThat(parameter(name).violations(value, Locale.ENGLISH)).isEmpty());
        assertThat(read.backend().violations("borrow", LOAN, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void eachConstraintRefusesInPlainWords() {
        assertThat(refusals("title", "'   '")).containsExactly("some words are needed");
        assertThat(refusals("title", "'A title that is far too long'"))
                .containsExactly("title must have at most 20 characters, not A title that is far too long");
        assertThat(refusals("copies", "0")).containsExactly("copies must be more than 0, not 0");
        assertThat(refusals("copies", "3")).containsExactly("Only even numbers, please.");
        assertThat(refusals("fee", "0.5")).containsExactly("fee must be more than 0.5 and at most 10, not 0.5");
        assertThat(refusals("reading", "'PT2H1S'"))
                .containsExactly("reading must be at most 2 hours, not 2 hours, 1 second");
        assertThat(refusals("stars", "6")).containsExactly("stars are from 1 to 5");
        assertThat(refusals("age", "2")).containsExactly("age must be grown-up, 3 or more");
    }

    @Test
    void elementsAndTheListAreJudged() {
        assertThat(refusals("marks", "['AB','abc']")).containsExactly("marks must have the form [A-Z]+, not abc");
        assertThat(refusals("marks", "['AB','CD','EF']")).containsExactly("marks must have at most 2 values");
        assertThat(refusals("marks", "[]")).containsExactly("marks must have at least one value");
        assertThat(refusals("marks", "'AB'")).isEmpty();
    }

    @Test
    void todayIsThatOfTheSitesZone() {
        assertThat(refusals("from", "'2026-10-16'")).isEmpty();
        assertThat(refusals("from", "'2026-10-15'"))
                .containsExactly("from must be in the future, not Thursday, October 15, 2026");
        assertThat(refusals("until", "'2026-10-15'")).isEmpty();
        assertThat(refusals("until", "'2026-10-14'"))
                .containsExactly("until must be today or later, not Wednesday, October 14, 2026");
    }

    @Test
    void otherLanguagesHaveTheValidatorsWords() {
        assertThat(parameter("copies").violations(json("-2"), Locale.GERMAN))
                .containsExactly("copies: muss größer als 0 sein");
        assertThat(parameter("fee").violations(json("11"), Locale.GERMAN))
                .containsExactly("fee must be more than 0.5 and at most 10, not 11");
    }

    @Test
    void whatIsWrongWithTheWholeIsSaidOfAParameter() {
        assertThat(read.backend().violations("borrow", loanBut("until", "'2026-10-16'"), Locale.ENGLISH))
                .containsExactly(Map.entry("age", List.of("A loan ends after it begins.")));
        assertThat(read.backend().violations("borrow", loanBut("copies", "20"), Locale.ENGLISH))
                .containsExactly(Map.entry("age", List.of("age does not go with the other values")));
        assertThat(read.backend().violations("borrow", Map.of("copies", json("20")), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void schemasSayWhatJsonSchemaCanSayAndDescribeTheRest() {
        assertThat(parameter("title").schema())
                .isEqualTo(json("{'type':'string','minLength':1,'pattern':'\\\\S','maxLength':20}"));
        assertThat(parameter("marks").schema())
                .isEqualTo(
                        json(
                                "{'type':'string','minLength':2,'maxLength':4,'pattern':'^(?:[A-Z]+)$','description':'must have at most 2 values'}"));
        assertThat(parameter("copies").schema())
                .isEqualTo(json("{'type':'integer','exclusiveMinimum':0,'description':'Only even numbers, please.'}"));
        assertThat(parameter("fee").schema().toString())
                .isEqualTo("{\"type\":\"number\",\"exclusiveMinimum\":0.5,\"maximum\":10}");
        assertThat(parameter("from").schema())
                .isEqualTo(json("{'type':'string','format':'date','description':'must be in the future'}"));
        assertThat(parameter("reading").schema())
                .isEqualTo(json("{'type':'string','format':'duration','description':'must be at most 2 hours'}"));
        assertThat(parameter("stars").schema().toString())
                .isEqualTo("{\"type\":\"integer\",\"minimum\":1,\"maximum\":5}");
    }

    @Test
    void wrongJsonTypesAreTold() {
        assertThat(parameter("copies").wrongJsonType(json("'2'"))).contains("must be an integer");
        assertThat(parameter("copies").wrongJsonType(json("2.5"))).contains("must be an integer");
        assertThat(parameter("copies").wrongJsonType(json("2.0"))).isEmpty();
        assertThat(parameter("copies").wrongJsonType(json("null"))).contains("must not be null");
        assertThat(parameter("copies").wrongJsonType(json("[2]"))).contains("must be an integer");
        assertThat(parameter("marks").wrongJsonType(json("['AB', 1]"))).contains("each value must be a string");
        assertThat(parameter("title").wrongJsonType(json("{}"))).contains("must be a string");
    }

    @Test
    void valuesHaveOneForm() {
        assertThat(parameter("copies").normalise(json("2.0"))).isEqualTo(json("2"));
        assertThat(parameter("marks").normalise(json("'AB'"))).isEqualTo(json("['AB']"));
        assertThat(parameter("reading").normalise(json("'PT90M'"))).isEqualTo(json("'PT1H30M'"));
        assertThat(parameter("marks").display(json("['AB','CD']"), Locale.ENGLISH))
                .isEqualTo("AB, CD");
    }

    @Test
    void enumsHaveTheirWordsAndSynonyms() {
        ParameterModel genres = parameter("genres");
        assertThat(genres.wireType()).isEqualTo("enum");
        assertThat(genres.values()).containsExactly("science_fiction", "crime");
        assertThat(genres.synonyms())
                .isEqualTo(Map.of("science_fiction", List.of("sci-fi", "SF"), "crime", List.of("Whodunit")));
        assertThat(genres.display(json("['science_fiction','crime']"), Locale.ENGLISH))
                .isEqualTo("science fiction, Whodunit");
        assertThat(genres.multiple()).isTrue();
        assertThat(genres.required()).isFalse();
    }

    @Test
    void ofOptionalComponentsAtLeastOneMayBeNeeded() {
        assertThat(borrow.groups()).containsExactly(List.of("title"), List.of("genres"));
        assertThat(borrow.groupsLabel()).isEqualTo("title or genres");
    }

    @Test
    void aDefaultIsTakenWhenNothingWasSaid() throws Exception {
        assertThat(parameter("desk").required()).isFalse();
        assertThat(parameter("desk").wireType()).isEqualTo("location");
        assertThat(parameter("desk").defaultValue()).contains(json("'Main hall'"));
        Map<String, JsonNode> loan = loanBut("genres", "['crime']");
        assertThat(read.backend().execute("borrow", loan, ModelReaderTest.turn(), Optional.empty(), Optional.empty()))
                .isEqualTo(Outcome.confirmed("Main hall", "[AB, CD] Optional[[Whodunit]]"));
    }

    @Test
    void badFormsAreRefusedBeforeTheyAreRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameter("from").normalise(json("'2026-13-01'")))
                .withMessage("there is no 2026-13-01");
        assertThat(refusals("from", "'soon'")).containsExactly("a date is written like 2026-03-08, not \"soon\"");
    }
}
