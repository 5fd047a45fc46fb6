package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds lengths of time. */
final class Durations {
    private Durations() {}

    static List<Found<Duration>> in(Analysis analysis) {
        return analysis.once(Durations.class, () -> search(analysis));
    }

    private static List<Found<Duration>> search(Analysis analysis) {
        List<Found<Duration>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Hit hit = Lengths.read(analysis, at);
            if (hit != null && ((Length) hit.value()).reasonable()) {
                found.add(new Found<>(at, hit.end(), List.of(((Length) hit.value()).duration()), 0.9));
                at = hit.end();
            } else {
                at++;
            }
        }
        return List.copyOf(found);
    }
}
