package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The interactions by the client's name, at most {@code capacity}. When it is full, room for some is made at once: by those that are over
 * longest. Thread-safe.
 */
final class MemoryInteractions {
    /** Looking through all of them pays for so large a part of them. */
    private static final int PARTS = 16;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final int capacity;
    private final AtomicInteger held = new AtomicInteger();
    private final ConcurrentMap<String, MemoryInteraction> byName = new ConcurrentHashMap<>();
    private Instant lookedInVain = Instant.EPOCH;

    MemoryInteractions(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A ledger for " + capacity + " interactions holds none; give at least 1.");
        }
        this.capacity = capacity;
    }

    Optional<MemoryInteraction> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Adds one, unless there is one of that name.
     *
     * @throws InteractionStoreFullException when there is no room, and none that was over at {@code now}
     */
    boolean add(String name, MemoryInteraction begun, Instant now) {
        if (byName.containsKey(name)) {
            return false;
        }
        reserve(now);
        boolean added = byName.putIfAbsent(name, begun) == null;
        if (!added) {
            held.decrementAndGet();
        }
        return added;
    }

    void remove(String name, MemoryInteraction interaction) {
        if (byName.remove(name, interaction)) {
            held.decrementAndGet();
        }
    }

    List<Interaction> active(Optional<UUID> after, int most) {
        String behind = after.map(UUID::toString).orElse("");
        return byName.values().stream()
                .filter(one ->
                        one.outline().filter(kept -> isActive(kept, behind)).isPresent())
                .flatMap(one -> one.committed().stream())
                .filter(one -> isActive(one, behind))
                .sorted(Comparator.comparing(MemoryInteractions::id))
                .limit(most)
                .toList();
    }

    private static boolean isActive(Interaction interaction, String behind) {
        return interaction.status() == Status.ACTIVE && id(interaction).compareTo(behind) > 0;
    }

    /** In the order that SQL puts texts in, which is not that of UUIDs. */
    private static String id(Interaction interaction) {
        return interaction.id().toString();
    }

    /** The names of those whose origin actor that is. */
    List<String> ofActor(String actorId) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .outline()
                        .filter(interaction -> interaction.createdBy().equals(actorId))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Forgets those that were over before {@code endedBefore}, or whose own time of being kept is over: how many. */
    int forget(Instant now, Instant endedBefore) {
        return forget(over(one -> one.isOutlasted(now, endedBefore)));
    }

    /** See {@link Ledger#claim}. */
    List<String> claim(Instant now, int most, UnaryOperator<Duration> pause) {
        return byName.entrySet().stream()
                .flatMap(entry ->
                        entry.getValue().askAt().stream().map(at -> new Due(entry.getKey(), entry.getValue(), at)))
                .filter(due -> due.askAt().isBefore(now))
                .sorted(Comparator.comparing(Due::askAt))
                .limit(most)
                .filter(due -> due.take(now, pause))
                .map(Due::name)
                .toList();
    }

    /** One that is due, as it was seen. */
    private record Due(String name, MemoryInteraction interaction, Instant askAt) {
        boolean take(Instant now, UnaryOperator<Duration> pause) {
            Optional<Instant> changed = interaction.outline().map(Interaction::updatedAt);
            return changed.isPresent()
                    && interaction.take(askAt, now.plus(pause.apply(Times.since(changed.get(), now))));
        }
    }

    private void reserve(Instant now) {
        if (held.incrementAndGet() <= capacity) {
            return;
        }
        held.decrementAndGet();
        makeRoom(now);
        if (held.incrementAndGet() > capacity) {
            held.decrementAndGet();
            throw new InteractionStoreFullException(capacity);
        }
    }

    private synchronized void makeRoom(Instant now) {
        boolean soonAgain = !now.isBefore(lookedInVain) && now.isBefore(lookedInVain.plus(PAUSE));
        if (held.get() < capacity || soonAgain) {
            return;
        }
        int gone = forget(over(one -> one.isOver(now)).stream()
                .sorted(Comparator.comparing(Over::since))
                .limit(Math.max(1, capacity / PARTS))
                .toList());
        lookedInVain = gone == 0 ? now : Instant.EPOCH;
    }

    /** One that is over, as it was seen. */
    private record Over(String name, MemoryInteraction interaction, Instant since) {}

    private List<Over> over(Predicate<MemoryInteraction> which) {
        return byName.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .flatMap(entry -> entry.getValue().over().stream()
                        .map(since -> new Over(entry.getKey(), entry.getValue(), since)))
                .toList();
    }

    private int forget(List<Over> seen) {
        Object sweeper = new Object();
        int gone = 0;
        for (Over one : seen) {
            if (one.interaction().claim(sweeper)) {
                if (one.interaction().over().equals(Optional.of(one.since()))) {
                    // It stays claimed: whoever still holds it gets a conflict.
                    remove(one.name(), one.interaction());
                    gone++;
                } else {
                    one.interaction().release();
                }
            }
        }
        return gone;
    }
}
