package dev.intentsite.site.internal.model;

import java.time.Duration;
import java.util.List;

/** A {@link dev.intentsite.site.Retries} as data. */
public record Retrying(int attempts, Duration pause, List<Class<? extends Exception>> on) {
    public Retrying {
        on = List.copyOf(on);
    }
}
