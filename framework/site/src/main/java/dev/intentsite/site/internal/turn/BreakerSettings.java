package dev.intentsite.site.internal.turn;

import java.time.Duration;

/**
 * When a capability's backend is not asked any more.
 *
 * @param failures after so many in a row
 * @param pause for so long; then one call tries whether it is back
 */
public record BreakerSettings(int failures, Duration pause) {
    public static final BreakerSettings DEFAULT = new BreakerSettings(5, Duration.ofSeconds(10));
}
