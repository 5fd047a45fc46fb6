package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.SqliteDatabase;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guides show does what they say. */
class SamplesTest {
    private static final LocalDate MONDAY =
            LocalDate.now(ZoneId.of("Europe/Dublin")).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    private final IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
            .attempts(1, Duration.ZERO)
            .build();

    @TempDir
    Path folder;

    private SqliteDatabase database;
    private Jobs jobs;
    private IntentSite site;
    private IntentServer server;

    @BeforeEach
    void open() {
        database = SqliteDatabase.file(folder.resolve("workshop.db"));
        jobs = new Jobs(database);
        server = IntentServer.builder().port(0).start(origin -> {
            site = Workshop.site(folder, database, jobs).origin(origin).build();
            return site;
        });
    }

    @AfterEach
    void close() {
        server.close();
        database.close();
    }

    private Conversation conversation() {
        return client.converse(client.discover(site.origin()));
    }

    private static Message repair(LocalDate day, String time) {
        return Message.of("Repair my bicycle")
                .capability("repair")
                .parameter(
                        "work",
                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                                .arrayNode()
                                .add("brakes"))
                .parameter("day", day.toString())
                .parameter("time", time)
                .parameter("name", "Ada Lovelace");
    }

    private static String status(SiteAnswer answer) {
        return answer.response().status().orElse("");
    }

    @Test
    void theWorkshopOfTheReadmeTakesABookingInWords() {
        try (IntentServer workshop = IntentServer.start(0, new BicycleWorkshop())) {
            Conversation talk = client.converse(client.discover(workshop.site().origin()));

            SiteAnswer asks = talk.start("Can you fix my brakes?");
            SiteAnswer refuses = talk.reply("On Sunday");
            SiteAnswer asksForName = talk.reply("Then on Tuesday");
            SiteAnswer done = talk.reply("My name is Ada Lovelace");

            assertThat(asks.response().requiredInformation()).containsExactly("day", "name");
            assertThat(refuses.response().message()).contains("We rest on Sundays.");
            assertThat(asksForName.response().requiredInformation()).containsExactly("name");
            assertThat(done.response().message()).contains("Ada Lovelace");
            assertThat(status(done)).isEqualTo("confirmed");
        }
    }

    @Test
    void aRepairIsBookedWithItsTurnAndItsTimeIsOfferedNoMore() {
        SiteAnswer booked = conversation().start(repair(MONDAY, "09:00"));
        SiteAnswer second = conversation().start(repair(MONDAY, "09:00"));

        assertThat(status(booked)).isEqualTo("confirmed");
        assertThat(booked.response().externalId()).contains("JOB-1001");
        assertThat(second.response().flowType()).isEqualTo(FlowType.INFORMATION_REQUEST);
        assertThat(second.options())
                .extracting(option -> option.value().asText())
                .containsExactly("10:00", "14:00");
        assertThat(jobs.count()).isEqualTo(1);
    }

    @Test
    void aSundayIsRefusedAndTheMondayAfterOffered() {
        SiteAnswer answer = conversation().start(repair(MONDAY.minusDays(1).plusDays(7), "09:00"));

        assertThat(answer.response().message()).contains("We rest on Sundays.");
        assertThat(answer.options())
                .extracting(option -> option.value().asText())
                .containsExactly(MONDAY.plusDays(7).toString());
        assertThat(jobs.count()).isZero();
    }

    @Test
    void aCancellationIsDoneAfterAYesToItsProposal() {
        conversation().start(repair(MONDAY, "09:00"));
        Conversation talk = conversation();

        SiteAnswer asks = talk.start(
                Message.of("Cancel my repair").capability("cancel_repair").parameter("number", "JOB-1001"));
        int before = jobs.count();
        SiteAnswer done = talk.confirm(true);

        assertThat(asks.asksForConfirmation()).isTrue();
        assertThat(asks.response().message()).contains("This will cancel **JOB-1001**");
        assertThat(before).isEqualTo(1);
        assertThat(status(done)).isEqualTo("confirmed");
        assertThat(jobs.count()).isZero();
    }

    @Test
    void aCapabilityThatAsksForMoreTrustRefusesAKeyThatOnlyNamesItself() {
        SiteAnswer answer = conversation()
                .start(Message.of("I found a bicycle").capability("find").parameter("frame_number", "WB412099"));

        assertThat(answer.isError(ErrorStatus.ATTRIBUTION_UNTRUSTED)).isTrue();
    }

    @Test
    void aQuestionIsAnsweredInTheMiddleOfATaskWhichIsKept() {
        Conversation talk = conversation();
        talk.start(Message.of("Repair my bicycle")
                .capability("repair")
                .parameter("day", MONDAY.toString())
                .parameter("name", "Ada Lovelace"));

        SiteAnswer answer = talk.ask("How much are new brakes?");

        assertThat(answer.response().flowType()).isEqualTo(FlowType.INFORMATION_RESPONSE);
        assertThat(answer.response().message()).contains("€35");
        assertThat(answer.response().requiredInformation()).contains("work", "time");
    }

    @Test
    void longWorkIsAcceptedAndSettledLater() {
        Conversation talk = conversation();
        SiteAnswer accepted =
                talk.start(Message.of("Order a saddle").capability("order_part").parameter("part", "Brooks B17"));

        // tag::settle[]
        site.settle(talk.interactionId(), Outcome.confirmed("PART-7", "Your saddle comes on Friday."));
        // end::settle[]
        SiteAnswer done = talk.ask("How far is it?");

        assertThat(status(accepted)).isEqualTo("accepted");
        assertThat(done.response().externalId()).contains("PART-7");
    }

    @Test
    void aSystemThatIsDownIsToldAsSuch() {
        jobs.down = true;

        SiteAnswer answer = conversation()
                .start(Message.of("Is it ready?").capability("progress").parameter("number", "JOB-1001"));

        assertThat(answer.isError(ErrorStatus.BACKEND_UNAVAILABLE)).isTrue();
        assertThat(answer.envelope().path("retry_after").asInt()).isEqualTo(60);
    }

    @Test
    void theSiteIsMountedBesideAnApplicationsOwnPages() throws Exception {
        Javalin application = Workshop.mounted(site).start("localhost", 0);
        try {
            String base = "http://localhost:" + application.port();
            assertThat(get(base + "/")).isEqualTo("Our own page");
            assertThat(get(base + "/intentmanifest.yaml")).contains("Spoke & Sprocket");
        } finally {
            application.stop();
        }
    }

    @Test
    void plainHttpForAnHttpsOriginIsServedOnlyWhenAProxyIsSpokenOf() throws Exception {
        try (IntentSite outside = Workshop.site(folder, database, jobs).build();
                IntentServer behind = Workshop.behindProxy(outside, 0)) {
            assertThat(get("http://localhost:" + behind.port() + "/intentmanifest.yaml"))
                    .contains("https://workshop.example/intent");
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
