package dev.intentsite.site.internal.turn;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.Retrying;
import dev.intentsite.site.internal.model.SiteModel;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** How the company's methods are asked: behind one breaker for each capability, and again where its method says so. Thread-safe. */
final class Asking {
    private final Map<String, Breaker> breakers = new HashMap<>();
    private final Map<String, RetryPolicy<Object>> policies = new HashMap<>();

    /** @param most how long all calls of one method may take together */
    Asking(SiteModel model, BreakerSettings settings, Duration most, Clock clock) {
        for (CapabilityModel capability : model.capabilities()) {
            breakers.put(capability.id(), new Breaker(capability.id(), settings, clock));
            capability.retrying().ifPresent(retrying -> policies.put(capability.id(), policy(retrying, most)));
        }
    }

    private static RetryPolicy<Object> policy(Retrying retrying, Duration most) {
        return RetryPolicy.builder()
                .handle(List.copyOf(retrying.on()))
                .abortOn(Breaker::refused)
                .withMaxAttempts(retrying.attempts())
                .withBackoff(retrying.pause(), most)
                .withMaxDuration(most)
                .build();
    }

    /** @throws BackendUnavailableException when this capability's backend is not asked now */
    void admit(String capability) {
        breaker(capability).admit();
    }

    /** Calls a method once. */
    <T> T once(String capability, Callable<T> method) throws Exception {
        return breaker(capability).call(method);
    }

    /**
     * Calls a method, and again where its capability says so.
     *
     * @throws BackendTimeoutException where the last call did nothing and an earlier one may have acted
     */
    <T> T untilAnswered(String capability, Callable<T> method) throws Exception {
        @Nullable RetryPolicy<Object> policy = policies.get(capability);
        if (policy == null) {
            return once(capability, method);
        }
        AtomicBoolean mayHaveActed = new AtomicBoolean();
        try {
            return Failsafe.with(policy).get(() -> {
                try {
                    return once(capability, method);
                } catch (BackendUnavailableException e) {
                    throw e;
                } catch (Exception e) {
                    mayHaveActed.set(true);
                    throw e;
                }
            });
        } catch (BackendUnavailableException e) {
            throw mayHaveActed.get()
                    ? new BackendTimeoutException("an earlier call than the last may have acted", e)
                    : e;
        } catch (FailsafeException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    private Breaker breaker(String capability) {
        return Objects.requireNonNull(breakers.get(capability), "every capability has a breaker");
    }
}
