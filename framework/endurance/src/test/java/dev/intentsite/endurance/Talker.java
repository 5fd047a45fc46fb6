package dev.intentsite.endurance;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.client.SiteUnreachableException;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Somebody who holds one conversation after the other, and does not give up for want of an answer. For one thread. */
abstract class Talker {
    /** For an answer of servers that are let be. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** How often an answer may be cut off, one time after the other. */
    private static final int MOST_CUTS = 60;

    private static final int KEPT = 30;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final House house;
    private final Semaphore answers;
    private final IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
            .clock(HouseTime.clock())
            .attempts(1, Duration.ofSeconds(1))
            .build();
    private final Map<String, Set<String>> records = new HashMap<>();

    /** @param answers gets a permit for each answer */
    Talker(House house, Semaphore answers) {
        this.house = house;
        this.answers = answers;
    }

    /** One conversation, from its first message to its end. */
    abstract void oneConversation() throws Exception;

    /** Every {@code record} that an answer named, by interaction. */
    final Map<String, Set<String>> records() {
        return records;
    }

    final Conversation begin() {
        return client.converse(house.description(), house::exchange);
    }

    /** Says it, under the same key again and again, until it is answered by more than "later". Patience begins anew when it is cut off. */
    final SiteAnswer untilAnswered(Conversation conversation, Supplier<SiteAnswer> message) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Supplier<SiteAnswer> next = message;
        Deque<String> heard = new ArrayDeque<>();
        int cuts = 0;
        while (cuts < MOST_CUTS && System.nanoTime() - until < 0) {
            try {
                SiteAnswer answer = next.get();
                if (!mayPass(answer)) {
                    return heard(conversation, answer);
                }
                heard.add(HouseTime.clock().instant() + " " + answer.envelope());
                pause();
            } catch (SiteUnreachableException gone) {
                // The next exchange waits until the node is there again.
                heard.add(HouseTime.clock().instant() + " " + gone.getMessage());
                if (gone.isConnectionLost()) {
                    cuts++;
                    until = System.nanoTime() + PATIENCE.toNanos();
                }
            }
            if (heard.size() > KEPT) {
                heard.remove();
            }
            next = conversation::again;
        }
        throw new AssertionError("No answer within " + PATIENCE + " after " + cuts + " that were cut off, to "
                + conversation.state().pending() + ", but the last of all:\n" + String.join("\n", heard) + "\n"
                + house.threads());
    }

    /** Leaves a site that cannot answer yet the processor to get on. */
    static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static boolean mayPass(SiteAnswer answer) {
        return answer.isError(ErrorStatus.CONFLICT) || answer.isError(ErrorStatus.BACKEND_UNAVAILABLE);
    }

    private SiteAnswer heard(Conversation conversation, SiteAnswer answer) {
        if (!answer.isSigned()) {
            throw new AssertionError("An answer is not signed: " + answer.envelope());
        }
        answer.response()
                .record()
                .ifPresent(record -> records.computeIfAbsent(conversation.interactionId(), id -> new HashSet<>())
                        .add(record));
        answers.release();
        return answer;
    }
}
