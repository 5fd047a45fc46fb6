package dev.intentsite.llm;

import dev.failsafe.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a model that fails from being asked: after some failures in a row it rests, then one question tries. Thread-safe. */
final class ModelBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(ModelBreaker.class);
    /** The clock that is handed in ends the rest, not the machine's. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final CircuitBreaker<Object> circuit;
    private final Clock clock;
    private volatile Instant until = Instant.EPOCH;

    ModelBreaker(Settings settings) {
        this.clock = settings.clock();
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(settings.failures())
                .withSuccessThreshold(1)
                .withDelay(NEVER)
                .onOpen(event -> {
                    until = clock.instant().plus(settings.rest());
                    LOG.warn("{} does not answer; it is asked again in {}", settings.model(), settings.rest());
                })
                .onClose(event -> LOG.info("{} answers again", settings.model()))
                .build();
    }

    /** Whether it may be asked now; then {@link #answered} or {@link #failed} has to follow. */
    boolean admits() {
        if (circuit.isOpen() && !clock.instant().isBefore(until)) {
            circuit.halfOpen();
        }
        return circuit.tryAcquirePermit();
    }

    void answered() {
        circuit.recordSuccess();
    }

    void failed() {
        circuit.recordFailure();
    }
}
