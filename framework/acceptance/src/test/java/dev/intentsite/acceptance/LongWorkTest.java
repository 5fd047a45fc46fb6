package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.SiteKeys;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that takes longer than an answer, over HTTP, settled on the node that the client waits at and on another. */
@Timeout(60)
class LongWorkTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final SiteKeys keys = SiteKeys.of(SigningKey.generate(Algorithm.ED25519));
    private Ledger ledger;
    private IntentServer here;
    private IntentSite elsewhere;

    static class Kitchen {
        @Capability(
                intent = "Order a feast",
                description = "Cooks a feast",
                examples = {"Order a feast"})
        Outcome feast() {
            return Outcome.accepted("The kitchen is on it.");
        }
    }

    @BeforeEach
    void open() throws Exception {
        ledger = SqlLedger.on(PostgresServer.database());
        here = IntentServer.builder().port(0).start(this::node);
        elsewhere = node(here.site().origin());
    }

    private IntentSite node(String origin) {
        return IntentSite.builder(new Kitchen())
                .origin(origin)
                .ledger(ledger)
                .keys(keys)
                .build();
    }

    @AfterEach
    void close() {
        here.close();
        elsewhere.close();
        ledger.close();
    }

    @Test
    void whoWaitsHearsWhatThisNodeSettled() throws Exception {
        assertThat(heardAfterSettlingAt(here.site()).response().externalId()).contains("F-1");
    }

    @Test
    void whoWaitsHearsWhatAnotherNodeSettled() throws Exception {
        assertThat(heardAfterSettlingAt(elsewhere).response().externalId()).contains("F-1");
    }

    private SiteAnswer heardAfterSettlingAt(IntentSite node) throws Exception {
        IntentClient client =
                IntentClient.builder(SigningKey.generate(Algorithm.ED25519)).build();
        Conversation feast = client.converse(client.discover(here.site().origin()));
        String interaction = feast.interactionId();
        assertThat(feast.start("Order a feast").response().status()).contains("accepted");
        CompletableFuture<SiteAnswer> heard = CompletableFuture.supplyAsync(() -> feast.await(LONG));
        assertThat(heard).isNotDone();

        node.settle(interaction, Outcome.confirmed("F-1", "Served"));

        SiteAnswer answer = heard.get(50, TimeUnit.SECONDS);
        assertThat(answer.isSigned()).isTrue();
        assertThat(feast.hasEnded()).isTrue();
        assertThat(ledger.find(interaction).orElseThrow().head())
                .isEqualTo(answer.envelope().path("record").asText());
        return answer;
    }
}
