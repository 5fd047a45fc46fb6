package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.LogText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who wait on this node that work of an interaction has ended. Thread-safe. */
final class SettlementListeners {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementListeners.class);

    private final ConcurrentMap<String, Set<Listener>> waiting = new ConcurrentHashMap<>();

    /** One of those who wait, known by itself alone. */
    private static final class Listener {
        private final Runnable told;

        Listener(Runnable told) {
            this.told = told;
        }
    }

    /** @return ends the listening */
    Runnable listen(String interactionId, Runnable told) {
        Listener listener = new Listener(told);
        waiting.compute(interactionId, (id, held) -> {
            Set<Listener> listeners = held == null ? ConcurrentHashMap.newKeySet() : held;
            listeners.add(listener);
            return listeners;
        });
        return () -> waiting.computeIfPresent(interactionId, (id, held) -> {
            held.remove(listener);
            return held.isEmpty() ? null : held;
        });
    }

    void settled(String interactionId) {
        for (Listener listener : waiting.getOrDefault(interactionId, Set.of())) {
            try {
                listener.told.run();
            } catch (RuntimeException e) {
                LOG.error("who waits for {} could not be told", interactionId, LogText.of(e));
            }
        }
    }
}
