package dev.intentsite.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.PersonalData;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every site does for the person who asks, without a line of the company's. */
class PersonsRightsTest {
    private static final PersonalData NOTHING = new PersonalData() {
        @Override
        public List<String> held(Turn turn) {
            return List.of();
        }

        @Override
        public int correctName(PersonName name, Turn turn, Transaction transaction) {
            return 0;
        }

        @Override
        public void forget(Turn turn, Transaction transaction) {}
    };

    static final class Laundry {
        record Day(@Parameter("Day on which it is fetched") LocalDate day) {}

        @Capability(
                intent = "Have laundry fetched",
                description = "We wash it",
                examples = {"Fetch my laundry tomorrow"})
        Outcome fetch(Day day) {
            return Outcome.confirmed("W-1", "We come.");
        }
    }

    static Supplier<Ledger>[] ledgers() {
        @SuppressWarnings("unchecked")
        Supplier<Ledger>[] all =
                new Supplier[] {(Supplier<Ledger>) SqlLedger::inMemory, (Supplier<Ledger>) MemoryLedger::new};
        return all;
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void whatIsHeldIsShownToItsPersonAloneAndForgottenAfterAYes(Supplier<Ledger> opening) {
        try (Ledger ledger = opening.get();
                SiteTest site = SiteTest.of(IntentSite.builder(new LetterBox()).ledger(ledger))) {
            TestActor person = site.actor();
            TestActor other = site.actor();
            person.conversation().says("Read my letters from Lisbon");
            other.conversation().says("Read my letters from Oslo");

            person.conversation()
                    .says("What personal data do you store about me?")
                    .isAnswered()
                    .hears("from Lisbon")
                    .doesNotHear("Oslo");
            person.conversation()
                    .says("What do you know about me?")
                    .isAnswered()
                    .hears("from Lisbon");
            person.conversation().says("Delete all my personal data").declines();
            assertThat(ledger.ofActor(person.id())).hasSize(4);
            TestConversation forgetting = person.conversation()
                    .says(Message.of("Delete all my personal data").capability("forget_me"))
                    .asksForConfirmation();
            forgetting.confirms().isConfirmed();

            assertThat(ledger.ofActor(person.id())).isEmpty();
            assertThat(ledger.ofActor(other.id())).hasSize(1);
        }
    }

    @Test
    void whatASiteCanDoIsTheCompanysOwnAndTheRightsInALine() {
        try (SiteTest site = SiteTest.of(IntentSite.builder(new LetterBox()).personalData(NOTHING))) {
            SiteAnswer answer = site.conversation().says("Xyzzy").answer();

            assertThat(answer.response().message()).isEqualTo("""
                    I am not sure what you would like.

                    This is what I can do:

                    - **Read my letters**: What came in

                    You can also have the personal data held about you shown, corrected or erased.

                    What would you like to do?""");
            assertThat(answer.options()).extracting(Choice::label).containsExactly("Read my letters");
            assertThat(answer.envelope().path("suggestions")).hasSize(1);
        }
    }

    @Test
    void theRightsDoNotKeepASiteWithOneCapabilityFromTakingBareValues() {
        try (SiteTest site = SiteTest.of(IntentSite.builder(new Laundry()).personalData(NOTHING))) {
            site.conversation().says("Tomorrow").isConfirmed("W-1");
        }
    }

    @Test
    void whoIsNotKnownHearsThatNothingIsHeld() {
        try (SiteTest site = SiteTest.of(new LetterBox())) {
            site.conversation()
                    .says("What do you know about me?")
                    .isAnswered()
                    .hears("Before this message nothing was held about you.")
                    .doesNotHear("What you told me");
        }
    }

    @Test
    void aSiteMayLeaveThemOut() {
        try (SiteTest site = SiteTest.of(IntentSite.builder(new LetterBox()).withoutPersonsRights())) {
            assertThat(site.site().manifest().capabilities())
                    .extracting(Manifest.Capability::id)
                    .containsExactly("read_letters");
        }
    }
}
