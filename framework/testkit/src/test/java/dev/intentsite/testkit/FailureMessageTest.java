package dev.intentsite.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.client.Message;
import dev.intentsite.protocol.ErrorStatus;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever's test fails reads the whole conversation, and what was expected of it. */
class FailureMessageTest {
    private final SiteTest site = SiteTest.of(new Greeter()).at("2026-10-15T10:00", "America/Chicago");
    private final TestConversation conversation = site.conversation();

    @AfterEach
    void close() {
        site.close();
    }

    private AbstractThrowableAssert<?, ?> failureOf(Consumer<TestConversation> check) {
        conversation.says(Message.of("A meeting, please").capability("meet").parameter("guest", "Ada Lovelace"));
        return assertThatThrownBy(() -> check.accept(conversation)).isInstanceOf(AssertionError.class);
    }

    @Test
    void itShowsTheWholeConversation() {
        failureOf(it -> it.asksFor("guest"))
                .hasMessageStartingWith(
                        "Expected the site to ask for \"guest\", but found information_request that asks for: time.\n\n"
                                + "The conversation:\n  person: A meeting, please\n    site: [information_request that asks for: time] ")
                .hasMessageContaining("          known: guest = Ada Lovelace\n")
                .hasMessageContaining("          offered: the options ")
                .hasMessageContaining("(time=15:30)");
    }

    @Test
    void itNamesTheOptionsThatThereWere() {
        failureOf(it -> it.offers("time", "10:00"))
                .hasMessageStartingWith("Expected the site to offer \"10:00\" for time, but found the options ");
        assertThatThrownBy(() -> conversation.chooses("10:00"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected an option \"10:00\" to choose, but found the options ");
        assertThatThrownBy(() -> conversation.doesNotOffer("time", "15:30"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected the site not to offer \"15:30\" for time");
        for (String[] others : new String[][] {{"09:00"}, {"15:30", "09:00"}, {"09:00", "15:30", "16:00"}}) {
            assertThatThrownBy(() -> conversation.offersOnly("time", others))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("Expected the site to offer " + String.join(", ", others)
                            + " for time and nothing else, but found the options ");
        }
    }

    @Test
    void itNamesTheResultThatThereWas() {
        failureOf(TestConversation::isConfirmed)
                .hasMessageStartingWith(
                        "Expected the result \"confirmed\", but found information_request that asks for: time.");
        assertThatThrownBy(conversation::confirms)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected the site to ask for confirmation, but found information_request");
        assertThatThrownBy(() -> conversation.isRefused(ErrorStatus.CONFLICT))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected the error conflict, but found information_request");
    }

    @Test
    void itQuotesWhatWasHeardAndKnown() {
        failureOf(it -> it.hears("a parrot")).hasMessageStartingWith("Expected to hear \"a parrot\", but found \"");
        assertThatThrownBy(() -> conversation.knows("guest", "Bob"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "Expected the site to know guest = Bob, but found guest = Ada Lovelace.\n\nThe conversation:\n");
    }

    @Test
    void aWordAfterTheEndIsAFailureToo() {
        failureOf(it -> it.givesUp().says("And another thing"))
                .hasMessageStartingWith("Expected an answer, but found This conversation is over")
                .hasMessageContaining("  person: (gives up)\n");
    }

    @Test
    void beforeAnythingWasSaidThereIsNothingToCheck() {
        assertThatThrownBy(conversation::isConfirmed)
                .isInstanceOf(AssertionError.class)
                .hasMessage("Nothing was said yet: begin with says(…)");
    }
}
