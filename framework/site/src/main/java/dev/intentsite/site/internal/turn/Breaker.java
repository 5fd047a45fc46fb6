package dev.intentsite.site.internal.turn;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a backend that does not answer from being asked: closed, it is; open, everybody hears at once when to come back; after a pause one
 * call tries whether it is back, while the others wait no longer than before. Thread-safe.
 */
final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    /** The clock that is handed in ends the pause. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final CircuitBreaker<Object> circuit;
    private final Clock clock;
    private volatile Instant until = Instant.EPOCH;

    Breaker(String capability, BreakerSettings settings, Clock clock) {
        this.clock = clock;
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(settings.failures())
                .withSuccessThreshold(1)
                .withDelay(NEVER)
                .onOpen(event -> {
                    until = clock.instant().plus(settings.pause());
                    LOG.warn("what {} asks does not answer; it is asked again in {}", capability, settings.pause());
                })
                .onClose(event -> LOG.info("what {} asks answers again", capability))
                .build();
    }

    /**
     * Says whether it is worth to begin.
     *
     * @throws BackendUnavailableException when it is not asked now
     */
    void admit() {
        if (circuit.isOpen()) {
            Duration left = Duration.between(clock.instant(), until);
            if (left.compareTo(Duration.ZERO) > 0) {
                throw unavailable(left.compareTo(SOON) < 0 ? SOON : left);
            }
            circuit.halfOpen();
        }
    }

    /**
     * Calls it.
     *
     * @throws BackendUnavailableException when it is not asked now
     * @throws Exception what the method throws, as it is
     */
    <T> T call(Callable<T> method) throws Exception {
        admit();
        if (!circuit.tryAcquirePermit()) {
            throw unavailable(SOON);
        }
        boolean answered = true;
        try {
            return method.call();
        } catch (BackendUnavailableException | BackendTimeoutException | InterruptedException e) {
            answered = false;
            throw e;
        } finally {
            if (answered) {
                circuit.recordSuccess();
            } else {
                circuit.recordFailure();
            }
        }
    }

    private BackendUnavailableException unavailable(Duration retryAfter) {
        return new BackendUnavailableException(
                "it did not answer lately and is not asked now", retryAfter, new CircuitBreakerOpenException(circuit));
    }

    /** Whether it was the breaker that said so. */
    static boolean refused(Throwable fault) {
        return fault.getCause() instanceof CircuitBreakerOpenException;
    }
}
