package dev.intentsite.site.internal.model;

import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Retries;
import dev.intentsite.site.Transaction;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@link Retries} of one capability's method. */
final class RetriesReader {
    private static final int FEWEST = 2;
    private static final int MOST = 10;

    private final Faults faults;

    RetriesReader(Faults faults) {
        this.faults = faults;
    }

    Optional<Retrying> read(Method method, Call call) {
        Retries retries = method.getAnnotation(Retries.class);
        if (retries == null) {
            return Optional.empty();
        }
        String place = Call.place(method);
        if (call.takes(Transaction.class)) {
            faults.add(
                    place,
                    "takes a Transaction, and what it did there before it failed would be done again; remove @Retries");
        }
        if (retries.attempts() < FEWEST || retries.attempts() > MOST) {
            faults.add(place, "is called " + retries.attempts() + " times by @Retries; use " + FEWEST + " to " + MOST);
        }
        boolean safe = call.takes(Execution.class)
                || method.getAnnotation(Capability.class).kind() == Kind.INFORMATIONAL;
        for (Class<? extends Exception> failure : retries.on()) {
            if (!safe && failure != BackendUnavailableException.class) {
                faults.add(
                        place,
                        "is called again after " + Names.of(failure)
                                + ", after which it may have acted; let it take an Execution, or leave BackendUnavailableException alone");
            }
        }
        return Optional.of(new Retrying(retries.attempts(), pause(place, retries.pause()), List.of(retries.on())));
    }

    private Duration pause(String place, String text) {
        try {
            Duration pause = Duration.parse(text);
            if (!pause.isZero() && !pause.isNegative()) {
                return pause;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        faults.add(
                place, "pauses \"" + text + "\" between calls by @Retries; use an ISO 8601 duration, such as PT0.5S");
        return Duration.ofMillis(1);
    }
}
