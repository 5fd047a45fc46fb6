package dev.intentsite.protocol.attribution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Key sets in memory, at hand from the start or only when fetched. Takes down what it is asked for. */
final class KeyMap implements KeySource {
    private final Map<String, JwkSet> sets;
    private final boolean atHand;
    final List<Map<String, String>> fetches = new ArrayList<>();
    final List<Duration> budgets = new ArrayList<>();

    private KeyMap(Map<String, JwkSet> sets, boolean atHand) {
        this.sets = new HashMap<>(sets);
        this.atHand = atHand;
    }

    static KeyMap fetched(Map<String, JwkSet> sets) {
        return new KeyMap(sets, false);
    }

    static KeyMap atHand(Map<String, JwkSet> sets) {
        return new KeyMap(sets, true);
    }

    @Override
    public Optional<List<PublishedKey>> atHand(String origin, String kid) {
        return atHand ? Optional.ofNullable(sets.get(origin)).map(JwkSet::keys) : Optional.empty();
    }

    @Override
    public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
        fetches.add(Map.copyOf(kidByOrigin));
        budgets.add(budget);
        Map<String, List<PublishedKey>> found = new HashMap<>();
        for (String origin : kidByOrigin.keySet()) {
            if (sets.containsKey(origin)) {
                found.put(origin, sets.get(origin).keys());
            }
        }
        return found;
    }
}
