package dev.intentsite.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.client.Message;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SiteTestTest {
    private final SiteTest site = SiteTest.of(new Greeter()).at("2026-10-15T10:00", "America/Chicago");

    @AfterEach
    void close() {
        site.close();
    }

    private static Message meeting() {
        return Message.of("A meeting, please").capability("meet").parameter("guest", "Ada Lovelace");
    }

    @Test
    void aConversationIsHeldToItsEnd() {
        site.conversation()
                .says(meeting())
                .knows("guest", "Ada Lovelace")
                .asksFor("time")
                .offers("time", "09:00", "15:30")
                .offersOnly("time", "09:00", "15:30")
                .doesNotOffer("time", "10:00")
                .says("at 15:30")
                .isConfirmed()
                .isConfirmed("MEET-")
                .hears("See you at 15:30 on 2026-10-15");
    }

    @Test
    void anOptionIsChosenByItsValue() {
        TestConversation conversation =
                site.conversation().says(meeting()).chooses("09:00").isConfirmed();
        assertThat(conversation.externalId()).isEqualTo("MEET-1");
    }

    @Test
    void aProposalIsConfirmedOrDeclined() {
        Message closing = Message.of("Close my account").capability("close");
        TestActor actor = site.actor();
        actor.conversation()
                .says(closing)
                .asksForConfirmation()
                .hears("Everything will be gone.")
                .confirms()
                .isConfirmed("CLOSED-")
                .hears(actor.id());
        actor.conversation().says(closing).declines().doesNotHear("Closed for");
    }

    @Test
    void actorsAreDifferentPeople() {
        assertThat(site.actor().id()).isNotEqualTo(site.actor().id());
    }

    @Test
    void givingUpCancels() {
        site.conversation().says(meeting()).givesUp().isCancelled();
    }

    @Test
    void timePassesAsTheClockIsMoved() {
        TestConversation conversation = site.conversation().says(meeting());
        site.clock().advance(Duration.ofMinutes(31));
        conversation.says("at 9:00").isRefused(ErrorStatus.INTERACTION_EXPIRED);
    }

    @Test
    void faultsInTheAnnotationsComeOutWithTheFirstConversation() {
        try (SiteTest faulty = SiteTest.of("no capability at all")) {
            assertThatThrownBy(faulty::conversation).isInstanceOf(ConfigurationException.class);
        }
    }

    @Test
    void theTimeIsSaidBeforeTheSiteBegins() {
        site.conversation();
        assertThatThrownBy(() -> site.at("2026-10-15T10:00", "UTC"))
                .hasMessage("The site has begun: say at(…) first, or move clock()");
    }

    @Test
    void aBuildersOwnSettingsStay() {
        try (SiteTest other = SiteTest.of(
                IntentSite.builder(new LetterBox()).company("Letters").origin("https://letters.example"))) {
            assertThat(other.site().manifest().company()).isEqualTo("Letters");
            other.conversation()
                    .says(Message.of("Read my letters").capability("read_letters"))
                    .isAnswered();
        }
    }
}
