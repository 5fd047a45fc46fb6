package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Data keys that no interaction has any more, in SQL. Such a key is marked first and destroyed {@link #GRACE} later: a turn that read it
 * before it was marked has ended by then, and one that reads the mark takes it away ({@link #use}), which is in the way of who destroys it.
 */
final class IdleKeys {
    /** Longer than any turn takes. */
    static final Duration GRACE = Duration.ofHours(1);

    private static final String DUE = """
            SELECT person, idle_since FROM intentsite_person_key WHERE idle_since < ? ORDER BY idle_since DESC LIMIT ?
            """;
    /** Changes nothing, but has whoever else changes this key wait, and sees what he did. */
    private static final String HOLD =
            "UPDATE intentsite_person_key SET idle_since = idle_since WHERE person = ? AND idle_since = ?";

    private static final String MARK = "UPDATE intentsite_person_key SET idle_since = ? WHERE person = ?";
    private static final String USED = "SELECT 1 FROM intentsite_interaction WHERE person = ? LIMIT 1";

    private IdleKeys() {}

    /** A key that may be idle, as it was seen. */
    record Idle(String person, long since) {
        boolean isMarked() {
            return since > 0;
        }
    }

    /**
     * Those that were idle for long, and after them those about which it is to be found out; in the one order in which all machines change keys, so that
     * no two wait for each other.
     */
    static List<Idle> due(Handle handle, Instant now, int limit) {
        return handle
                .createQuery(DUE)
                .bind(0, Times.micros(now.minus(GRACE)))
                .bind(1, limit)
                .map((row, context) -> new Idle(row.getString(1), row.getLong(2)))
                .stream()
                .sorted(Comparator.comparing(Idle::person))
                .toList();
    }

    /** Marks those that are idle, and destroys those that were marked and still are; how many nobody else changed meanwhile. */
    static int settle(Handle handle, List<Idle> seen, Instant now) {
        List<Idle> held = hold(handle, seen);
        try (PreparedBatch marks = handle.prepareBatch(MARK)) {
            for (Idle key : held) {
                if (isUsed(handle, key.person())) {
                    marks.bind(0, (Long) null).bind(1, key.person()).add();
                } else if (key.isMarked()) {
                    PersonKeys.destroy(handle, key.person());
                } else {
                    marks.bind(0, Times.micros(now)).bind(1, key.person()).add();
                }
            }
            marks.execute();
        }
        return held.size();
    }

    private static List<Idle> hold(Handle handle, List<Idle> seen) {
        int[] held;
        try (PreparedBatch batch = handle.prepareBatch(HOLD)) {
            seen.forEach(key -> batch.bind(0, key.person()).bind(1, key.since()).add());
            held = batch.execute();
        }
        List<Idle> kept = new ArrayList<>(seen.size());
        for (int i = 0; i < held.length; i++) {
            if (held[i] == 1) {
                kept.add(seen.get(i));
            }
        }
        return kept;
    }

    private static boolean isUsed(Handle handle, String person) {
        return handle.createQuery(USED)
                .bind(0, person)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Some of their interactions went: it is to be found out whether any is left. */
    static void lookAt(Handle handle, Collection<String> persons) {
        try (PreparedBatch batch = handle.prepareBatch(MARK)) {
            persons.stream()
                    .sorted()
                    .distinct()
                    .forEach(person -> batch.bind(0, 0L).bind(1, person).add());
            batch.execute();
        }
    }

    /** An interaction of that person begins; false when the key is gone. */
    static boolean use(Handle handle, String person) {
        return handle.createUpdate(MARK).bind(0, 0L).bind(1, person).execute() == 1;
    }
}
