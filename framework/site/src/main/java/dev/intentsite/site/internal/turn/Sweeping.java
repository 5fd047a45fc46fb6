package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.protocol.LogText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger forget what nobody can ask for any more: nonces past their time, and interactions that ended or expired long enough
 * ago, with their receipts ({@code wire.md} §§ 2 and 3). Done between turns, once a minute at most. Thread-safe.
 */
final class Sweeping {
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    private final Ledger ledger;
    private final Clock clock;
    private final Duration keepEnded;
    private final AtomicReference<Instant> next;

    Sweeping(Ledger ledger, Clock clock, Duration keepEnded) {
        this.ledger = ledger;
        this.clock = clock;
        this.keepEnded = keepEnded;
        this.next = new AtomicReference<>(clock.instant().plus(PAUSE));
    }

    /** Sweeps when it is time. A failure is logged: the next sweep makes up for it. */
    void sweepWhenDue() {
        Instant now = clock.instant();
        Instant due = next.get();
        if (now.isBefore(due) || !next.compareAndSet(due, now.plus(PAUSE))) {
            return;
        }
        try {
            ledger.sweep(now, now.minus(keepEnded));
        } catch (RuntimeException e) {
            LOG.warn("the ledger could not be swept; it is tried again in {}", PAUSE, LogText.of(e));
        }
    }
}
