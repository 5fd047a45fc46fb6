package dev.intentsite.http.internal;

import dev.intentsite.site.Allowances;
import dev.intentsite.site.Allowances.Allowance;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;

/** How many messages an address may send. Thread-safe. */
final class AddressLimiter {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Allowance messages;

    AddressLimiter(Allowances allowances, int perMinute, Clock clock) {
        this.messages = allowances.of("address messages", perMinute, MINUTE, clock);
    }

    /** Counts one message of {@code address}: empty when it may pass, else the whole seconds to wait, at least 1. */
    OptionalLong secondsToWait(InetAddress address) {
        return messages.take(Network.of(address).toString())
                .map(wait -> OptionalLong.of(
                        Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds())))
                .orElse(OptionalLong.empty());
    }
}
