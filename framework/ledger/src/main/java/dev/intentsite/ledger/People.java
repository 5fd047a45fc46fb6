package dev.intentsite.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The persons whose data keys a database holds. A key is read with each turn and never kept in memory, so that destroying it is at
 * once true for every machine. Thread-safe.
 */
final class People {
    private static final int BATCH = 500;
    private static final int MOST_SEEN = 10_000;

    /** Empty where new interactions are kept plain. */
    private final Optional<MasterKeys> masters;

    /** Of persons whose key was there lately, the hashes of their names. One that was destroyed since is made with the interaction. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    People(Optional<MasterKeys> masters) {
        this.masters = masters;
    }

    /**
     * Wraps all data keys with the first master key.
     *
     * @throws LedgerUnavailableException when one is wrapped by a master key that was not given
     */
    void adopt(Jdbi jdbi, Transactions transactions) {
        String first =
                masters.map(MasterKeys::first).map(MasterKeys.MasterKey::name).orElse("");
        List<PersonKey.Wrapped> others = others(jdbi, first);
        while (!others.isEmpty()) {
            List<PersonKey.Wrapped> anew = others.stream()
                    .map(wrapped -> wrapped.anew(masters.orElseThrow(People::noMasterKey)))
                    .toList();
            AtomicInteger changed = new AtomicInteger();
            transactions.run(session -> session.run(handle -> {
                changed.set(PersonKeys.rewrap(handle, anew));
                return true;
            }));
            // A machine beside this one does the same.
            others = others.size() < BATCH || changed.get() == 0 ? List.of() : others(jdbi, first);
        }
    }

    private static List<PersonKey.Wrapped> others(Jdbi jdbi, String first) {
        return jdbi.withHandle(handle -> PersonKeys.wrappedByOthers(handle, first, BATCH));
    }

    /** How a kept interaction is covered; empty when its person is forgotten. */
    Optional<Cover> cover(KeptBy kept) {
        if (kept.person().isEmpty()) {
            return Optional.of(Cover.PLAIN);
        }
        return kept.key().map(key -> Cover.of(key.unwrap(masters.orElseThrow(People::noMasterKey))));
    }

    private static LedgerUnavailableException noMasterKey() {
        return new LedgerUnavailableException(
                "This ledger is sealed with a master key, and none was given. Open it with"
                        + " SqlLedger.encryptedWith(MasterKeys…).",
                null);
    }

    /** Whether that person's data key may be missing: false where it was there lately. */
    boolean mayLack(String actorId) {
        return masters.isPresent() && !seen.contains(ColumnText.hash(actorId));
    }

    /** Whether that person's data key is missing, or marked to be destroyed. */
    boolean lacks(Handle handle, String actorId) throws SQLException {
        return PersonKeys.ofActor(handle, ColumnText.hash(actorId))
                .filter(found -> !found.idle())
                .isEmpty();
    }

    /** Adds a data key where there is none, takes a mark from one that there is; true, also when somebody else was faster. */
    boolean add(Handle handle, String actorId) throws SQLException {
        PersonKey.Wrapped made = PersonKey.generated(ColumnText.hash(actorId), masters.orElseThrow());
        if (!PersonKeys.add(handle, made, false)) {
            PersonKeys.ofActor(handle, made.actor()).ifPresent(found -> IdleKeys.use(handle, found.person()));
        }
        return true;
    }

    /** That person's data key is there. */
    void saw(String actorId) {
        if (seen.size() >= MOST_SEEN) {
            seen.clear();
        }
        seen.add(ColumnText.hash(actorId));
    }

    /** How new interactions of that person are covered; makes a data key when there is none. */
    Cover cover(SqlSession session, String actorId) {
        if (masters.isEmpty()) {
            return Cover.PLAIN;
        }
        String actor = ColumnText.hash(actorId);
        PersonKey.Wrapped key = session.isWaiting() ? expected(session, actor) : found(session, actor);
        return Cover.of(key.unwrap(masters.get()));
    }

    /** The key that will be there when the session writes. */
    private PersonKey.Wrapped expected(SqlSession session, String actor) {
        Optional<PersonKeys.Found> known = session.look(handle -> PersonKeys.ofActor(handle, actor));
        if (known.isEmpty()) {
            PersonKey.Wrapped made =
                    session.underWay().key(actor, () -> PersonKey.generated(actor, masters.orElseThrow()));
            // Who made one before is done by now, or shared it.
            known = session.look(handle -> PersonKeys.ofActor(handle, actor));
            if (known.isEmpty()) {
                session.change(
                        handle -> PersonKeys.add(handle, made, true) || isThere(handle, made.person()),
                        handle -> beingForgotten());
                return made;
            }
        }
        PersonKey.Wrapped there = known.get().key();
        session.change(handle -> isThere(handle, there.person()), handle -> beingForgotten());
        return there;
    }

    /** Whether the key is there; without its mark, if it had one. */
    private static boolean isThere(Handle handle, String person) throws SQLException {
        return PersonKeys.isKept(handle, person) || IdleKeys.use(handle, person);
    }

    private PersonKey.Wrapped found(SqlSession session, String actor) {
        Optional<PersonKey.Wrapped> known =
                read(session, handle -> PersonKeys.ofActor(handle, actor)).flatMap(found -> used(session, found));
        if (known.isEmpty()) {
            PersonKey.Wrapped made = PersonKey.generated(actor, masters.orElseThrow());
            boolean added = session.run(handle -> PersonKeys.add(handle, made, true));
            known = added
                    ? Optional.of(made)
                    : read(session, handle -> PersonKeys.ofActor(handle, actor)).map(PersonKeys.Found::key);
        }
        return known.orElseThrow(People::beingForgotten);
    }

    private static VersionConflictException beingForgotten() {
        return new VersionConflictException("The person is being forgotten at this moment.");
    }

    /** The key, without its mark; empty when it was destroyed at this moment. */
    private static Optional<PersonKey.Wrapped> used(SqlSession session, PersonKeys.Found found) {
        boolean there = !found.idle() || session.run(handle -> IdleKeys.use(handle, found.person()));
        return there ? Optional.of(found.key()) : Optional.empty();
    }

    /** How an interaction that is there is covered; empty when there is none, or its person is forgotten. */
    Optional<Cover> coverOf(SqlSession session, String id) {
        if (masters.isEmpty()) {
            return Optional.of(Cover.PLAIN);
        }
        SqlQuery<Optional<KeptBy>> keeping = handle -> PersonKeys.keeping(handle, id);
        return (session.isWaiting() ? session.look(keeping) : read(session, keeping)).flatMap(this::cover);
    }

    /** Reads as a step, so that making the changes again is a conflict where something else is found. */
    private static <T> T read(SqlSession session, SqlQuery<T> query) {
        List<T> first = new ArrayList<>(1);
        session.run(handle -> {
            T found = query.run(handle);
            if (first.isEmpty()) {
                first.add(found);
            }
            return first.get(0).equals(found);
        });
        return first.get(0);
    }

    /**
     * How an interaction is kept.
     *
     * @param person empty where plain
     * @param key empty where plain, and where the person is forgotten
     */
    record KeptBy(Optional<String> person, Optional<PersonKey.Wrapped> key) {}
}
