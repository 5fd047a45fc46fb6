package dev.intentsite.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A first message that may have done its work: the conversation goes on with it. */
class InDoubtTest {
    static final class Bakery {
        int called;

        @Capability(intent = "Order bread", description = "We bake it", examples = "Order bread")
        Outcome order() {
            called++;
            throw new BackendTimeoutException("no answer from the oven", new IOException());
        }
    }

    @Test
    void whoAsksAfterATimeoutIsAnsweredAndNothingIsOrderedTwice() {
        Bakery bakery = new Bakery();
        try (SiteTest site = SiteTest.of(bakery)) {
            site.conversation()
                    .says("Order bread")
                    .isRefused(ErrorStatus.BACKEND_TIMEOUT)
                    .asks("Was it ordered?")
                    .hears("I do not know yet whether it was done.")
                    .says("Order bread")
                    .hears("I do not know yet whether it was done.");
        }
        assertThat(bakery.called).isEqualTo(1);
    }
}
