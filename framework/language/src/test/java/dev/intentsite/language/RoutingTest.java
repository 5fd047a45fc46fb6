package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private final Talk talk = Talk.restaurant();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    I want to book a table                               ; book_table
                    Can I get a reservation for tonight?                 ; book_table
                    dinner for four please                               ; book_table
                    Please cancel my reservation                         ; cancel_reservation
                    cancel my booking res-2026-10-16-7891                ; cancel_reservation
                    I can't make it, cancel the table under Smith        ; cancel_reservation
                    cancel my booking under Bob Stone on November 21 at 7pm ; cancel_reservation
                    Move my reservation to 8pm                           ; modify_reservation
                    I'd like to change my booking to 4 people            ; modify_reservation
                    Do you have vegan options?                           ; dietary_options
                    Is the pizza gluten free?                            ; dietary_options
                    What's on the menu?                                  ; menu
                    When are you open?                                   ; opening_hours
                    are you closed on mondays                            ; opening_hours
                    Book me a flight to Oslo                             ; none
                    What is the capital of France?                       ; none
                    fix my washing machine                               ; none
                    """)
    void aMessageGoesToTheCapabilityWhoseWordsItUses(String message, String capability) {
        assertThat(talk.route(message)).isEqualTo(capability);
    }

    @Test
    void anExampleMeansItsCapabilityThoughAllItsWordsAreCommon() {
        Manifest manifest = Manifest.ofYaml("""
                manifest_version: "1.0"
                company: "A site"
                last_updated: "2026-10-01"
                capabilities:
                  - id: report
                    intent: "See the report"
                    description: "What is held"
                    examples: ["What do you know about me?", "And now?"]
                  - id: progress
                    intent: "Ask how far it is"
                    description: "How far it is"
                    examples: ["What do you do now?", "And now?"]
                contact: {intent_endpoint: "https://a.example/intent"}
                """.getBytes(StandardCharsets.UTF_8));
        Interpreter interpreter = ManifestInterpreter.of(manifest, ValueTypes.standard());

        assertThat(routes(interpreter, "what do you know about me")).containsExactly(new Route("report", 1));
        assertThat(routes(interpreter, "What do you do now?")).containsExactly(new Route("progress", 1));
        assertThat(routes(interpreter, "And now?")).isEmpty();
    }

    private static List<Route> routes(Interpreter interpreter, String message) {
        ZonedDateTime now = ZonedDateTime.parse("2026-10-15T10:00:00Z");
        return interpreter
                .interpret(new Utterance(message, now, Locale.ENGLISH, Context.START))
                .routes();
    }

    @Test
    void aQuestionInsideATaskGoesToTheInformationalCapabilityAndGivesNoValues() {
        Interpretation read = talk.about("book_table").asked("date").say("Do you have vegan options?");
        assertThat(read.question()).isTrue();
        assertThat(read.switching()).isFalse();
        assertThat(read.routes().get(0).capability()).isEqualTo("dietary_options");
        assertThat(read.mentions()).isEmpty();
    }

    @Test
    void anotherTaskInOnesOwnWordsIsASwitch() {
        Interpretation read = talk.about("book_table").asked("date").say("actually, cancel my Friday table instead");
        assertThat(read.switching()).isTrue();
        assertThat(read.routes().get(0).capability()).isEqualTo("cancel_reservation");
        assertThat(read.mentions()).extracting(Mention::parameter).containsExactly("date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    Jane Smith
                    7pm
                    for 4 people on friday
                    make it 8pm instead
                    yes
                    the later one please
                    """)
    void anAnswerStaysInTheTask(String message) {
        Interpretation read = talk.about("book_table").asked("guest_name").say(message);
        assertThat(read.switching()).isFalse();
        assertThat(read.routes().get(0).capability()).isEqualTo("book_table");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    never mind             ; CANCEL
                    Cancel that            ; CANCEL
                    cancel                 ; CANCEL
                    please forget it       ; CANCEL
                    start over             ; START_OVER
                    let's start again      ; START_OVER
                    help                   ; HELP
                    What can you do?       ; HELP
                    """)
    void wordsAboutTheConversationAreCommands(String message, Interpretation.Command command) {
        Interpretation read = talk.about("book_table").asked("date").say(message);
        assertThat(read.command()).contains(command);
        assertThat(read.switching()).isFalse();
    }

    @Test
    void cancellingAReservationIsNoCommand() {
        Interpretation read = talk.say("cancel my reservation");
        assertThat(read.command()).isEqualTo(Optional.empty());
        assertThat(read.routes().get(0).capability()).isEqualTo("cancel_reservation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    yes                       ; true
                    Yes, go ahead             ; true
                    yep, do it                ; true
                    sounds good               ; true
                    please confirm            ; true
                    no                        ; false
                    No, thanks                ; false
                    nope                      ; false
                    don't                     ; false
                    that's not right          ; false
                    """)
    void yesAndNoAreRead(String message, boolean assent) {
        assertThat(talk.about("cancel_reservation").confirming().say(message).assent())
                .contains(assent);
    }

    @Test
    void aReferenceIsReadInAnyCaseAndATimeIsNone() {
        assertThat(talk.values("cancel my booking under Bob Stone on November 21 at 7pm"))
                .isEqualTo("date=2026-11-21 guest_name=Bob Stone time=19:00");
        assertThat(talk.values("please cancel res-2026-10-16-7891")).isEqualTo("reference=RES-2026-10-16-7891");
        assertThat(talk.about("cancel_reservation").asked("reference").values("it's RES-2026-10-16-7891"))
                .isEqualTo("reference=RES-2026-10-16-7891");
    }

    @Test
    void theValuesOfAMessageSayWhatItIsAbout() {
        Interpretation read = talk.say("hey can u do 7ish on the 15th for me and my wife, no wait make that friday");
        assertThat(read.routes().get(0).capability()).isEqualTo("book_table");
        assertThat(read.mentions())
                .extracting(Mention::parameter)
                .containsExactlyInAnyOrder("time", "party_size", "date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"do", "can u", "show me", "see you", "book", "make it", "have", "can you help me find one"})
    void everydayWordsAloneAreNeverEnoughToActOn(String message) {
        assertThat(talk.say(message).routes()).allMatch(route -> route.confidence() < 0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "Yes please", "no", "thanks", "Jane Smith", "thank you, bye", "ok great", "perfect"})
    void wordsThatCloseAConversationBeginNoTask(String message) {
        Interpretation read = talk.say(message);
        assertThat(read.routes()).isEmpty();
        assertThat(read.mentions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    the second one           ; cancel_reservation
                    the last one             ; modify_reservation
                    book a table             ; book_table
                    Change a reservation     ; modify_reservation
                    change it                ; modify_reservation
                    the cancelling one, sure  ; cancel_reservation
                    """)
    void theCapabilityThatWasAskedForIsChosen(String message, String capability) {
        Interpretation read = talk.choice("capability", "book_table", "Book a table for dining")
                .choice("capability", "cancel_reservation", "Cancel a reservation")
                .choice("capability", "modify_reservation", "Change a reservation")
                .say(message);
        assertThat(read.routes().get(0).capability()).isEqualTo(capability);
        assertThat(read.mentions()).extracting(Mention::parameter).contains("capability");
        assertThat(read.mentions().get(0).readings().get(0).value().asText()).isEqualTo(capability);
    }

    @Test
    void noCapabilityIsChosenByWordsThatFitAll() {
        Interpretation read = talk.choice("capability", "cancel_reservation", "Cancel a reservation")
                .choice("capability", "modify_reservation", "Change a reservation")
                .say("the reservation");
        assertThat(read.mentions()).extracting(Mention::parameter).doesNotContain("capability");
    }

    @Test
    void aLanguageThatIsNotReadIsNamedAsSuch() {
        assertThat(talk.in(Locale.forLanguageTag("fi")).say("haluaisin varata").foreign())
                .isTrue();
        assertThat(talk.in(Locale.forLanguageTag("fi")).say("book a table").foreign())
                .isFalse();
        assertThat(talk.say("blah blah").foreign()).isFalse();
    }

    @Test
    void inALanguageThatIsNotReadOnlyCapitalsAreAName() {
        Talk asked = talk.in(Locale.forLanguageTag("fi")).about("book_table").asked("guest_name");
        assertThat(asked.say("en osaa sanoa vielä").mentions()).isEmpty();
        assertThat(asked.say("en osaa sanoa vielä").foreign()).isTrue();
        assertThat(asked.values("Aino Kallas")).isEqualTo("guest_name=Aino Kallas");
    }
}
