package dev.intentsite.site.internal.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the annotations, each fault once, in the order in which they were met. */
final class Faults {
    private final Set<String> all = new LinkedHashSet<>();

    /** @param place class and method, such as {@code Bookings.reserve}; @param text the fault and its remedy */
    void add(String place, String text) {
        all.add(place + ": " + text);
    }

    int count() {
        return all.size();
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
