package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Message;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.value.Money;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.SiteTest;
import dev.intentsite.testkit.TestConversation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the guide says of work elsewhere. */
class DepositDeskTest {
    private static final class Provider implements DepositDesk.PaymentProvider {
        final Map<String, Money> taken = new LinkedHashMap<>();
        int asked;
        int timeoutsAfterwards;

        @Override
        public String take(String key, Money amount) {
            asked++;
            taken.putIfAbsent(key, amount);
            if (timeoutsAfterwards-- > 0) {
                throw new BackendTimeoutException("the provider", new RuntimeException());
            }
            return "PAY-" + taken.size();
        }

        @Override
        public Optional<String> find(String key) {
            return taken.containsKey(key) ? Optional.of("PAY-1") : Optional.empty();
        }
    }

    private final Provider provider = new Provider();

    @Test
    void aDepositIsTakenOnceHoweverOftenTheProviderIsAsked() {
        provider.timeoutsAfterwards = 2;
        try (SiteTest site = SiteTest.of(new DepositDesk(provider))) {
            site.conversation()
                    .says("Pay a deposit of 20 EUR for JOB-1001")
                    .confirms()
                    .isConfirmed("PAY-1");
        }
        assertThat(provider.asked).isEqualTo(3);
        assertThat(provider.taken).hasSize(1);
    }

    @Test
    void whatTheSiteDidNotSeeTheEndOfIsReconciled() {
        provider.timeoutsAfterwards = 3;
        try (SiteTest site =
                SiteTest.of(IntentSite.builder(new DepositDesk(provider)).circuitBreaker(3, Duration.ofSeconds(30)))) {
            TestConversation talk = site.conversation()
                    .says("Pay a deposit of 20 EUR for JOB-1001")
                    .confirms()
                    .isRefused(ErrorStatus.BACKEND_TIMEOUT);
            site.clock().advance(Duration.ofSeconds(30));
            talk.says(Message.of("Is it paid?")).isConfirmed("PAY-1");
        }
        assertThat(provider.taken).hasSize(1);
    }
}
