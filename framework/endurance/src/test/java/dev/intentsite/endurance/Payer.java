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
import java.util.function.Supplier;

/** Pays one deposit after the other: work that is done outside of the ledger's database. */
final class Payer extends Talker {
    private final Set<String> paid = new HashSet<>();

    Payer(House house, Semaphore answers) {
        super(house, answers);
    }

    @Override
    void oneConversation() {
        Conversation conversation = begin();
        SiteAnswer answer = settled(
                conversation,
                () -> conversation.start(Message.of("Pay a deposit of 20 euros")
                        .capability("pay_deposit")
                        .parameter("amount", 20)));
        assertThat(answer.response().status()).as("%s", answer.envelope()).contains("confirmed");
        assertThat(paid.add(answer.response().externalId().orElseThrow()))
                .as("the key is another one each time")
                .isTrue();
    }

    /** Asks again for as long as it is in doubt, or takes long. */
    private SiteAnswer settled(Conversation conversation, Supplier<SiteAnswer> message) {
        SiteAnswer answer = untilAnswered(conversation, message);
        while (!conversation.hasEnded()) {
            pause();
            answer = answer.isError(ErrorStatus.BACKEND_TIMEOUT)
                    ? untilAnswered(conversation, conversation::again)
                    : untilAnswered(conversation, () -> conversation.reply(Message.of("And now?")));
        }
        return answer;
    }

    /** What was confirmed was charged once, and nothing else was. */
    void check(URI service) throws IOException, InterruptedException {
        assertThat(paid).as("deposits were confirmed").isNotEmpty();
        for (String key : paid) {
            assertThat(ServiceProgram.charges(service, key)).as(key).isEqualTo(1);
        }
        assertThat(ServiceProgram.allCharges(service)).isEqualTo(paid.size());
    }
}
