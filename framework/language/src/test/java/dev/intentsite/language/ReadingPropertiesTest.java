package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import dev.intentsite.language.internal.recognize.MessageRecognizer;
import dev.intentsite.language.internal.text.Analysis;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that hold for any text, tried with seeded generators. */
class ReadingPropertiesTest {
    private static final List<Recognizer> ALL = List.of(
            Recognizers.date(),
            Recognizers.time(),
            Recognizers.dateTime(),
            Recognizers.duration(),
            Recognizers.integer(),
            Recognizers.decimal(),
            Recognizers.bool(),
            Recognizers.money(),
            Recognizers.email(),
            Recognizers.phone(),
            Recognizers.url(),
            Recognizers.location(),
            Recognizers.personName(),
            Recognizers.reference(),
            Recognizers.string(),
            Recognizers.text());
    private static final String[] PIECES = {
        "book",
        "me",
        "my",
        "wife",
        "kids",
        "same",
        "before",
        "later",
        "a",
        "table",
        "for",
        "2",
        "people",
        "tomorrow",
        "at",
        "7",
        "pm",
        "next",
        "friday",
        "under",
        "Jane",
        "Smith",
        "15",
        "October",
        "of",
        "the",
        "half",
        "past",
        "and",
        "-",
        "/",
        ":",
        ".",
        ",",
        "not",
        "no",
        "two hundred",
        "$",
        "%",
        "(312) 555-0123",
        "a@b.co",
        "RES-1",
        "\u00e9\u4e2d",
        "\uD83D\uDC4D",
        "\uD800",
        "'",
        "\"",
        "\n",
        "99999999999999999999",
        "days"
    };

    private final Talk talk = Talk.restaurant();

    @Test
    void aDateThatIcuWritesReadsBack() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            LocalDate date = Talk.NOW.toLocalDate().plusDays(random.nextInt(3000) - 1000);
            for (int style : new int[] {DateFormat.FULL, DateFormat.LONG, DateFormat.MEDIUM}) {
                DateFormat format = DateFormat.getDateInstance(style, Locale.US);
                format.setTimeZone(TimeZone.getTimeZone("UTC"));
                String text = format.format(
                        Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant()));
                List<List<Reading>> found = Recognizers.date().find(talk.utterance("It is on " + text + " then"));
                assertThat(found).as(text).hasSize(1);
                assertThat(found.get(0).get(0).value().asText()).as(text).isEqualTo(date.toString());
            }
        }
    }

    @Test
    void aTimeThatIsWrittenInTheLocaleReadsBack() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            LocalTime time = LocalTime.ofSecondOfDay(minute * 60L);
            List<List<Reading>> found = Recognizers.time().find(talk.utterance("at " + time.format(format)));
            assertThat(found).as(time.toString()).hasSize(1);
            assertThat(found.get(0))
                    .extracting(reading -> reading.value().asText())
                    .containsExactly(time.toString());
        }
    }

    @Test
    void politenessCaseAndSpacingChangeNothing() {
        for (String message : List.of(
                "book a table for 2 people tomorrow at 7pm",
                "table for four on friday at half past seven in the evening",
                "cancel my reservation RES-2026-10-16-7891",
                "we need a table for 5 in two weeks at 8 pm")) {
            String plain = talk.values(message);
            assertThat(plain).isNotEmpty();
            for (String other : List.of(
                    "Please " + message,
                    message + ", please!",
                    "Hello, " + message + " thanks",
                    message.toUpperCase(Locale.ROOT),
                    "  " + message.replace(" ", "   ") + " ",
                    message + "...")) {
                assertThat(talk.values(other)).as(other).isEqualTo(plain);
            }
        }
    }

    @Test
    void anyTextIsReadWithoutAFaultAndEverySpanHoldsItsCharacters() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            String message = random(random, 1 + random.nextInt(60));
            Utterance utterance =
                    talk.about("book_table").asked("guest_name", "time").utterance(message);
            for (Recognizer recognizer : ALL) {
                recognizer.find(utterance).forEach(readings -> readings.forEach(reading -> holds(message, reading)));
            }
            talk.interpreter()
                    .interpret(utterance)
                    .mentions()
                    .forEach(mention -> mention.readings().forEach(reading -> holds(message, reading)));
        }
    }

    @Test
    void aMessageOfEightThousandCharactersIsRead() {
        Random random = new Random(9);
        for (String message : List.of(
                "1".repeat(8000),
                "a".repeat(8000),
                "9 ".repeat(4000),
                "twenty ".repeat(1100),
                "not ".repeat(2000),
                "a@".repeat(4000),
                "(".repeat(8000),
                "3 days after ".repeat(600),
                random(random, 1500).substring(0, 4000))) {
            assertThat(talk.say(message)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 days after ",
                "tomorrow at 7 ",
                "twenty one ",
                "Jane Smith of ",
                "not 2 but 3 ",
                "under Jane Smith at 7pm on Friday. ",
                "Do you have vegan dishes? ",
                "(312 ",
                "no wait, make it 8 ",
                "in New York, Friday ",
                "$5 or 6 euros ",
                "3 million ",
                "special request: a window seat. "
            })
    void theStepsOfTheWholeReaderGrowWithTheLengthOnly(String piece) {
        for (Talk state : List.of(
                talk,
                talk.about("book_table").asked("guest_name", "time"),
                talk.about("modify_reservation").asked("reference").offered("time", "18:00", "18:30"))) {
            long small = steps(state, piece.repeat(30));
            long large = steps(state, piece.repeat(300));
            assertThat(large).as(piece).isLessThan(small * 13);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "between the 3rd and the 7th of May ",
                "3 - 7 - ",
                "7 out of 10 ",
                "of of of ",
                "Bangor Maine, Germany ",
                "the sixties next week at noon ",
                "find a plumber for any cab. ",
                "I'll take it, or another one. "
            })
    void theStepsOfSpansAndScalesGrowWithTheLengthOnly(String piece) {
        Talk halls = Talk.site("halls.yaml");
        for (Talk state : List.of(
                halls,
                halls.about("book_stay").asked("start_date"),
                halls.about("praise_hall").asked("marks"),
                halls.about("find_hall").offered("hall_name", "Corn Exchange"),
                halls.about("ask_forecast").asked("town"))) {
            assertThat(steps(state, piece.repeat(300))).as(piece).isLessThan(steps(state, piece.repeat(30)) * 13);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "book a stay from November 3 to November 7",
                "give the concert of 1987 7 out of 10",
                "hire a hall tomorrow",
                "call a taxi at half past nine pm"
            })
    void politenessAndPunctuationChangeNothingOnAnySite(String message) {
        Talk halls = Talk.site("halls.yaml");
        String plain = halls.route(message) + " " + halls.values(message);
        assertThat(plain).contains("=");
        for (String other : List.of(
                "Please " + message,
                message + " please.",
                "Hi, could you " + message + "? Thanks",
                message.toUpperCase(Locale.ROOT),
                "   " + message.replace(" ", "  ") + "!")) {
            assertThat(halls.route(other) + " " + halls.values(other)).as(other).isEqualTo(plain);
        }
    }

    @Test
    void theStepsOfAnyWordsGrowWithTheLengthOnly() {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            String piece = random(random, 40);
            Talk state = talk.about("book_table").asked("guest_name", "date");
            assertThat(steps(state, piece.repeat(20))).as(piece).isLessThan(steps(state, piece.repeat(2)) * 13 + 2000);
        }
    }

    private static long steps(Talk state, String message) {
        Analysis analysis = Analysis.of(state.utterance(message));
        for (Recognizer recognizer : ALL) {
            if (recognizer instanceof MessageRecognizer built) {
                built.find(analysis);
            }
        }
        state.interpreter().interpret(analysis);
        assertThat(analysis.steps()).isPositive();
        return analysis.steps();
    }

    private static void holds(String message, Reading reading) {
        Span span = reading.source();
        assertThat(message.substring(span.start(), span.end())).isEqualTo(span.text());
        assertThat(reading.confidence()).isBetween(0.0, 1.0);
    }

    private static String random(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }
}
