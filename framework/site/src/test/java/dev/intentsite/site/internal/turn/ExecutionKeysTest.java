package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.internal.turn.FailingLedger.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which work has the same key at the provider. */
@Timeout(60)
class ExecutionKeysTest extends MuseumNodes {
    /** A provider that took the call and lost its answer, and a method that took that for "did nothing". */
    private void lostOnTheWayBack() {
        first.desk.afterCall = () -> {
            throw new BackendUnavailableException("down", Duration.ofSeconds(7), new RuntimeException());
        };
    }

    @Test
    void aRetryAfterTheBackendWasAwayHasTheKeyOfTheSameAgreement() {
        lostOnTheWayBack();
        ObjectNode payload = donation(30);
        for (int i = 0; i < 3; i++) {
            assertThat(send(payload).status()).isEqualTo("backend_unavailable");
        }
        first.desk.afterCall = () -> {};

        assertThat(send(payload).status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(4);
        assertThat(provider.paid).as("what a provider sees that counts by keys").hasSize(1);
    }

    @Test
    void soHasThePersonWhoSaysTheSameOnceMoreAtAnotherNode() {
        visitor.ask("Donate 13 euros");
        lostOnTheWayBack();
        assertThat(visitor.reply("40 euros").status()).isEqualTo("backend_unavailable");
        first.desk.afterCall = () -> {};
        visitor.talksTo(node(Point.NEVER).site);

        assertThat(visitor.reply("make it 40 euros").status()).isEqualTo("confirmed");
        assertThat(provider.calls).hasSize(2);
        assertThat(provider.paid).hasSize(1);
    }

    @Test
    void otherValuesAndWhatIsAgreedToAnewHaveAnotherKey() {
        visitor.ask("Donate 13 euros");
        lostOnTheWayBack();
        visitor.reply("40 euros");
        visitor.reply("41 euros");
        assertThat(provider.paid).hasSize(2);
        first.desk.afterCall = () -> {};
        assertThat(visitor.reply("13 euros").flowType()).isEqualTo("information_request");

        assertThat(visitor.reply("40 euros").status()).isEqualTo("confirmed");
        assertThat(provider.paid).hasSize(3);
    }

    @Test
    void aCorrectedAttemptHasAnotherKeyAndSoHasTheSameInAnotherInteraction() {
        first.desk.beforeCall = () -> {
            throw new BackendTimeoutException("slow", new RuntimeException());
        };
        for (String interaction : List.of("one", "two")) {
            visitor.elsewhere(interaction);
            visitor.ask("Donate 13 euros");
            visitor.reply("40 euros");
            visitor.reply("and now?");
        }
        List<String> attempts = new ArrayList<>();
        for (String interaction : List.of("one", "two")) {
            ledger.events(interaction).stream()
                    .filter(event -> event.type().equals("attempted"))
                    .forEach(event -> attempts.add(event.payload().path("key").asText()));
        }

        assertThat(attempts).hasSize(6);
        assertThat(attempts.get(1)).as("tried again").isEqualTo(attempts.get(2));
        assertThat(new HashSet<>(attempts)).hasSize(4);
    }
}
