package dev.intentsite.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Message;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.IntentSite;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every site does for the person who asks, without a line of the company's. */
class PersonsRightsTest {
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
    void aSiteMayLeaveThemOut() {
        try (SiteTest site = SiteTest.of(IntentSite.builder(new LetterBox()).withoutPersonsRights())) {
            assertThat(site.site().manifest().capabilities())
                    .extracting(Manifest.Capability::id)
                    .containsExactly("read_letters");
        }
    }
}
