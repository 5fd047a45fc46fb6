package dev.intentsite.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.SiteTest;
import dev.intentsite.testkit.TestConversation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A site whose questions a model phrases. */
class PhrasingTest {
    private final ModelServer server = new ModelServer();
    private final BoatHire boats = new BoatHire();
    private SiteTest site;

    @BeforeEach
    void open() {
        site = SiteTest.of(IntentSite.builder(boats)
                        .phraser(server.model(Service.ANTHROPIC).build().phraser()))
                .at("2026-10-15T12:00", "America/Chicago");
    }

    @AfterEach
    void close() {
        site.close();
        server.close();
    }

    private void phrases(String text) {
        server.behaves(ModelServer.says(
                JsonNodeFactory.instance.objectNode().put("text", text).toString()));
    }

    @Test
    void itsWordsAreSentAndWhoAsksIsTold() {
        phrases("Lovely, a boat for 4 on Friday, October 16, 2026. What time would you like?");

        TestConversation talk = site.conversation().says("Hire a boat for 4 guests on Friday");

        talk.hears("Lovely, a boat for 4 on Friday, October 16, 2026. What time would you like?")
                .offers("time", "15:00");
        assertThat(talk.answer().response().message())
                .contains("| Time |")
                .contains("| 3:00")
                .doesNotContain("Noted");
        assertThat(Talk.explained(talk)).endsWith("Phrased by the Anthropic model m");
    }

    @Test
    void itIsToldTheSitesOwnWordsAndNothingElse() {
        phrases("Whatever.");

        site.conversation().says("Hire a boat for 4 guests on Friday, *please*");

        String data = server.last().data().toString();
        assertThat(data)
                .contains("Noted: ")
                .contains("\"keep\":[\"4\"")
                .contains("\"facts\":[\"Hire a boat\",\"Hires a rowing boat for an afternoon\"]")
                .doesNotContain("please")
                .doesNotContain("*")
                .doesNotContain("|");
    }

    @Test
    void whatIsNoFactLeavesThePlainWords() {
        phrases("Lovely, a boat for 4 on Friday, October 16, 2026 at 3:00 PM. What time would you like?");

        TestConversation talk = site.conversation().says("Hire a boat for 4 guests on Friday");

        talk.hears("Noted: ").hears("Which time would you like?");
        assertThat(Talk.explained(talk))
                .endsWith("Phrased by rules alone: the model said something that is no fact, or left one out");
    }

    @Test
    void aModelThatIsAwayLeavesThePlainWords() {
        server.close();

        TestConversation talk = site.conversation().says("Hire a boat for 4 guests on Friday");

        talk.hears("Which time would you like?");
        assertThat(Talk.explained(talk)).endsWith("Phrased by rules alone: the model could not be asked");
    }

    @Test
    void aRefusalKeepsTheCompanysWords() {
        boats.reason = "We rest on **Mondays**, see https://boats.example";
        phrases("Hello! Which day would you like?");

        TestConversation talk = site.conversation().says("Hire a boat on Monday");

        talk.hears("We rest on **Mondays**, see https://boats.example").hears("Hello! Which day would you like?");
        assertThat(server.last().data().toString()).doesNotContain("Mondays");
    }

    @Test
    void whatIsToBeConfirmedAndWhatWasDoneAreSaidInPlainWords() {
        phrases("Shall I do it?");

        site.conversation()
                .says("Call off BOAT-1")
                .asksForConfirmation()
                .hears("**Call off a hire** with:")
                .says("yes")
                .isConfirmed("OFF-1")
                .hears("It is called off.");

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whatIsDoneWithAQuestionInOtherWordsIsWhatIsDoneWithThePlainOne() {
        phrases("Lovely, a boat for 4 on Friday, October 16, 2026. What time would you like?");

        site.conversation()
                .says("Hire a boat for 4 guests on Friday")
                .says("at 3pm, the skipper is Jane Smith")
                .isConfirmed("BOAT-1")
                .hears("Your boat is ready for **Jane Smith**.");

        assertThat(boats.done).hasSize(1);
    }
}
