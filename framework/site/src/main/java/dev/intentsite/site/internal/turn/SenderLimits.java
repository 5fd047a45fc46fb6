package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.Allowances;
import dev.intentsite.site.Allowances.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one actor, and one address with all its actors, may make the site do and keep ({@code wire.md} § 4, {@code rate_limited}). An
 * actor's limit alone would hold nobody up: keys that name themselves cost nothing. Thread-safe, bounded.
 */
final class SenderLimits {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Allowance messages;
    private final Allowance actorBytes;
    private final Allowance addressBytes;
    private final Allowance actorGuesses;
    private final Allowance addressGuesses;
    private final Allowance fetches;

    SenderLimits(Allowances allowances, TurnLimits limits, Clock clock) {
        this.messages = allowances.of("actor messages", limits.messagesPerMinute(), MINUTE, clock);
        this.actorBytes = allowances.of("actor bytes", limits.bytesPerActor(), DAY, clock);
        this.addressBytes = allowances.of("address bytes", limits.bytesPerAddress(), DAY, clock);
        this.actorGuesses = allowances.of("actor guesses", limits.guessesPerActor(), HOUR, clock);
        this.addressGuesses = allowances.of("address guesses", limits.guessesPerAddress(), HOUR, clock);
        this.fetches = allowances.of("address fetches", limits.fetchesPerAddress(), MINUTE, clock);
    }

    /** Whether other origins' keys may be fetched once more for that address, which may wait for them and take others' turn. */
    boolean mayFetch(String address) {
        return address.isEmpty() || fetches.take(address).isEmpty();
    }

    /** Counts a message, and refuses it when it is one too many or the sender has had the site keep enough. */
    void admit(Sender sender) {
        refuse("Too many messages. Send it again later.", messages.take(sender.actor()));
        refuse(
                "This sender has had the site keep all that it may in a day. Send it again later.",
                waiting(sender, actorBytes, addressBytes));
    }

    /** Counts a message that was kept, and {@code more} bytes with it. */
    void kept(Sender sender, long more) {
        used(sender, actorBytes, addressBytes, sender.bytes() + more);
    }

    /** Refuses to look another reference up for somebody who gave too many wrong ones. */
    void admitReference(Sender sender) {
        refuse(
                "Too many references that led to nothing. Send it again later.",
                waiting(sender, actorGuesses, addressGuesses));
    }

    /** Counts a reference that led to nothing. */
    void wrongReference(Sender sender) {
        used(sender, actorGuesses, addressGuesses, 1);
    }

    private static Optional<Duration> waiting(Sender sender, Allowance ofActor, Allowance ofAddress) {
        return Stream.concat(
                        ofActor.waiting(sender.actor()).stream(),
                        sender.address().isEmpty() ? Stream.empty() : ofAddress.waiting(sender.address()).stream())
                .max(Duration::compareTo);
    }

    private static void used(Sender sender, Allowance ofActor, Allowance ofAddress, long count) {
        ofActor.used(sender.actor(), count);
        if (!sender.address().isEmpty()) {
            ofAddress.used(sender.address(), count);
        }
    }

    private static void refuse(String words, Optional<Duration> wait) {
        wait.ifPresent(time -> {
            throw Refused.retriable(ErrorStatus.RATE_LIMITED, words, time);
        });
    }
}
