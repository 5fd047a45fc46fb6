package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.protocol.ErrorStatus;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Pays one deposit after the other: work that is done outside of the ledger's database. */
final class Payer extends Talker {
    private final Set<Conversation> paid = new HashSet<>();
    private final Set<Conversation> inDoubt = new HashSet<>();

    Payer(House house, Semaphore answers) {
        super(house, answers);
    }

    @Override
    void oneConversation() {
        Conversation conversation = begin();
        SiteAnswer answer = untilAnswered(
                conversation,
                () -> conversation.start(Message.of("Pay a deposit of 20 euros")
                        .capability("pay_deposit")
                        .parameter("amount", 20)));
        if (answer.isError(ErrorStatus.BACKEND_TIMEOUT)) {
            inDoubt.add(conversation);
        } else {
            assertThat(answer.response().status()).as("%s", answer.envelope()).contains("confirmed");
            paid.add(conversation);
        }
    }

    /** What was confirmed was charged once; what is in doubt at most once, and stays so however often it is asked for. */
    void check(URI service) throws IOException, InterruptedException {
        assertThat(paid).as("deposits were confirmed").isNotEmpty();
        for (Conversation conversation : paid) {
            assertThat(ServiceProgram.charges(service, conversation.interactionId()))
                    .isEqualTo(1);
        }
        for (Conversation conversation : inDoubt) {
            int before = ServiceProgram.charges(service, conversation.interactionId());
            assertThat(before).isLessThanOrEqualTo(1);
            SiteAnswer again = untilAnswered(conversation, conversation::again);
            assertThat(again.isError(ErrorStatus.BACKEND_TIMEOUT))
                    .as("%s", again.envelope())
                    .isTrue();
            assertThat(ServiceProgram.charges(service, conversation.interactionId()))
                    .isEqualTo(before);
        }
    }

    int doubts() {
        return inDoubt.size();
    }
}
