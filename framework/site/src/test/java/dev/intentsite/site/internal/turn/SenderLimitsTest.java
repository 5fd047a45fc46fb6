package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Event;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.SiteBuilder;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one sender can make a site keep, and find out by trying. */
class SenderLimitsTest {
    private final MovableClock clock = new MovableClock();
    private final Cloakroom cloakroom = new Cloakroom();
    private final MemoryLedger ledger = new MemoryLedger();
    private final List<IntentSite> sites = new ArrayList<>();

    /** Gives coats back to those who know their number. */
    static final class Cloakroom {
        final List<String> asked = new ArrayList<>();

        record Coat(@Parameter("The coat's number") Reference number) {}

        @Capability(
                intent = "Give a coat back",
                description = "Gives a coat back",
                examples = "Give back coat RES-1001",
                confirmation = Confirmation.ALWAYS)
        Outcome giveBack(Coat coat) {
            return Outcome.confirmed(coat.number().value(), "Here it is.");
        }

        @Propose
        Proposal giving(Coat coat) {
            asked.add(coat.number().value());
            return coat.number().value().equals("RES-7")
                    ? Proposal.of("Your coat.")
                    : Proposal.refused("number", "There is no such coat.");
        }

        record Lost(@Parameter("The coat's number") Reference number) {}

        @Capability(
                intent = "Look a coat up",
                description = "Says where a coat hangs",
                examples = "Where is coat RES-1001?",
                kind = Kind.INFORMATIONAL)
        Outcome lookUp(Lost coat) {
            asked.add(coat.number().value());
            return Outcome.failed("There is no such coat.");
        }
    }

    private Visitor visitor(String address, UnaryOperator<SiteBuilder> settings) {
        return new Visitor(site(settings), clock, address);
    }

    private IntentSite site(UnaryOperator<SiteBuilder> settings) {
        IntentSite site = settings.apply(IntentSite.builder(cloakroom)
                        .origin("https://theatre.example")
                        .zone(ZoneOffset.UTC)
                        .clock(clock)
                        .ledger(ledger))
                .build();
        sites.add(site);
        return site;
    }

    @AfterEach
    void close() {
        sites.forEach(IntentSite::close);
    }

    private static void isLimited(Visitor.Heard heard) {
        assertThat(heard.http()).isEqualTo(429);
        assertThat(heard.status()).isEqualTo("rate_limited");
        assertThat(heard.retryAfter()).isPresent();
        assertThat(heard.envelope().path("retry_after").asInt())
                .isEqualTo(heard.retryAfter().getAsInt());
    }

    @Test
    void anActorHasTheSiteKeepSoManyBytesInADay() {
        Visitor one = visitor("", site -> site.bytesPerDay(2_000, 1_000_000));
        assertThat(one.ask("Give my coat back").http()).isEqualTo(200);

        Visitor.Heard more = one.elsewhere("another").ask("Give my coat back");
        isLimited(more);
        assertThat(ledger.find("another")).isEmpty();

        clock.advance(Duration.ofSeconds(more.retryAfter().getAsInt()));
        assertThat(one.ask("Give my coat back").http()).isEqualTo(200);
    }

    @Test
    void anAddressHasItHoweverManyActorsItIs() {
        IntentSite site = site(settings -> settings.bytesPerDay(1_000_000, 2_000));
        assertThat(new Visitor(site, clock, "192.0.2.1")
                        .ask("Give my coat back")
                        .http())
                .isEqualTo(200);

        isLimited(new Visitor(site, clock, "192.0.2.1").ask("Give my coat back"));
        assertThat(new Visitor(site, clock, "192.0.2.2")
                        .ask("Give my coat back")
                        .http())
                .isEqualTo(200);
    }

    @Test
    void aMessageThatIsRefusedByALimitMayBeSentAgainAsItIs() {
        Visitor one = visitor("", site -> site.messagesPerMinute(1));
        one.ask("Give my coat back");
        var again = one.signed(
                one.elsewhere("second").payload("intent_request", "Give my coat back"),
                dev.intentsite.protocol.attribution.RequestSigner.Terms.NONE);
        isLimited(one.deliver(again));

        clock.advance(Duration.ofMinutes(1));
        assertThat(one.deliver(again).http()).isEqualTo(200);
    }

    @Test
    void aConversationHasSoManyTurnsAndCanStillBeGivenUp() {
        Visitor one = visitor("", site -> site.turnsPerInteraction(2));
        one.ask("Give my coat back");
        one.reply("What do you mean?");
        long version = ledger.find(one.interaction()).orElseThrow().version();

        Visitor.Heard third = one.reply("RES-7");
        assertThat(third.http()).isEqualTo(409);
        assertThat(third.status()).isEqualTo("interaction_closed");
        assertThat(third.message()).contains("2 messages", "a new interaction_id");
        assertThat(third.retryAfter()).as("waiting does not help").isEmpty();
        assertThat(ledger.find(one.interaction()).orElseThrow().version()).isEqualTo(version);

        assertThat(one.send(one.payload("error", "never mind"), one.last()).status())
                .isEqualTo("cancelled");
    }

    @Test
    void whatNobodyDeclaredIsNotKept() {
        Visitor one = visitor("", site -> site);
        one.ask(
                "Give my coat back",
                payload ->
                        payload.putObject("parameters").put("number", "RES-8").put("cellar", "x".repeat(50_000)));

        assertThat(ledger.events(one.interaction()))
                .extracting(Event::payload)
                .allSatisfy(payload -> assertThat(payload.toString()).doesNotContain("cellar", "xxxx"))
                .anySatisfy(payload -> assertThat(payload.toString()).contains("RES-8"));
    }

    @Test
    void anActorTriesSoManyWrongReferencesInAnHour() {
        Visitor one = visitor("", site -> site.wrongReferencesPerHour(2, 100));
        one.ask("Give back coat RES-1");
        one.reply("RES-2");
        long version = ledger.find(one.interaction()).orElseThrow().version();

        isLimited(one.reply("RES-7"));
        assertThat(cloakroom.asked).containsExactly("RES-1", "RES-2");
        assertThat(ledger.find(one.interaction()).orElseThrow().version()).isEqualTo(version);

        clock.advance(Duration.ofMinutes(29));
        isLimited(lookUp(one.elsewhere("another"), "RES-3"));
        assertThat(one.elsewhere("third").ask("Give my coat back").http())
                .as("who names no reference is served")
                .isEqualTo(200);

        clock.advance(Duration.ofMinutes(2));
        assertThat(one.elsewhere("fourth").ask("Give back coat RES-7").message())
                .contains("Your coat.");
    }

    @Test
    void anAddressTriesThemHoweverManyActorsItIs() {
        IntentSite site = site(settings -> settings.wrongReferencesPerHour(100, 2));
        new Visitor(site, clock, "192.0.2.1").ask("Give back coat RES-1");
        lookUp(new Visitor(site, clock, "192.0.2.1"), "RES-2");

        isLimited(new Visitor(site, clock, "192.0.2.1").ask("Give back coat RES-7"));
        assertThat(new Visitor(site, clock, "192.0.2.2")
                        .ask("Give back coat RES-7")
                        .http())
                .isEqualTo(200);
        assertThat(cloakroom.asked).containsExactly("RES-1", "RES-2", "RES-7");
    }

    private static Visitor.Heard lookUp(Visitor visitor, String number) {
        return visitor.ask(
                "Where is it?",
                payload -> payload.put("capability", "look_up")
                        .putObject("parameters")
                        .put("number", number));
    }

    @Test
    void whoGivesTheRightOneOftenIsNotHeldUp() {
        Visitor one = visitor("", site -> site.wrongReferencesPerHour(1, 1));
        for (int i = 0; i < 5; i++) {
            assertThat(one.elsewhere("i" + i).ask("Give back coat RES-7").message())
                    .contains("Your coat.");
        }
    }

    @Test
    void aFullLedgerSaysWhenToComeBack() {
        MemoryLedger small = new MemoryLedger(100, 1);
        Visitor one = visitor("", site -> site.ledger(small));
        one.ask("Give my coat back");

        isLimited(one.elsewhere("another").ask("Give my coat back"));
        clock.advance(Duration.ofMinutes(31));
        assertThat(one.elsewhere("third").ask("Give my coat back").http()).isEqualTo(200);
    }
}
