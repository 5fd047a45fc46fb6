package dev.intentsite.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The table of data keys. */
final class PersonKeys {
    private static final String OTHERS = """
            SELECT person, actor, master_key, wrapped FROM intentsite_person_key
            WHERE master_key < ? OR master_key > ? LIMIT ?
            """;

    private static final String OF_ACTOR =
            "SELECT person, master_key, wrapped, idle_since FROM intentsite_person_key WHERE actor = ?";
    private static final String IS_KEPT = """
            SELECT 1 FROM intentsite_person_key WHERE person = ? AND (idle_since IS NULL OR idle_since = 0)
            """;
    private static final String KEEPING = """
            SELECT i.person, k.actor, k.master_key, k.wrapped FROM intentsite_interaction i
            LEFT JOIN intentsite_person_key k ON k.person = i.person
            WHERE i.id = ?
            """;
    private static final String ADD = """
            INSERT INTO intentsite_person_key (person, actor, master_key, wrapped, idle_since) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private PersonKeys() {}

    /**
     * A person's key.
     *
     * @param idle whether it is marked to be destroyed when no interaction begins
     */
    record Found(PersonKey.Wrapped key, boolean idle) {
        String person() {
            return key.person();
        }
    }

    static Optional<Found> ofActor(Handle handle, String actor) throws SQLException {
        try (Prepared query = Prepared.of(handle, OF_ACTOR)) {
            return query.bind(actor)
                    .first(row -> new Found(
                            new PersonKey.Wrapped(row.getString(1), actor, row.getString(2), row.getString(3)),
                            row.getLong(4) > 0));
        }
    }

    /** Whether that person's key is there, without a mark. */
    static boolean isKept(Handle handle, String person) throws SQLException {
        try (Prepared query = Prepared.of(handle, IS_KEPT)) {
            return query.bind(person).first(row -> true).isPresent();
        }
    }

    /** How the interaction of that id is kept; empty when there is none. */
    static Optional<People.KeptBy> keeping(Handle handle, String id) throws SQLException {
        try (Prepared query = Prepared.of(handle, KEEPING)) {
            return query.bind(id).first(row -> kept(row, 1));
        }
    }

    /** Of a row with person, actor, master key and wrapped key in this order, the last three null without a key. */
    static People.KeptBy kept(ResultSet row, int column) throws SQLException {
        @Nullable String person = row.getString(column);
        @Nullable String wrapped = row.getString(column + 3);
        if (person == null || wrapped == null) {
            return new People.KeptBy(Optional.ofNullable(person), Optional.empty());
        }
        return new People.KeptBy(
                Optional.of(person),
                Optional.of(
                        new PersonKey.Wrapped(person, row.getString(column + 1), row.getString(column + 2), wrapped)));
    }

    static List<PersonKey.Wrapped> wrappedByOthers(Handle handle, String masterKey, int limit) {
        return handle.createQuery(OTHERS)
                .bind(0, masterKey)
                .bind(1, masterKey)
                .bind(2, limit)
                .map((row, context) -> wrapped(row, row.getString("person")))
                .list();
    }

    /**
     * Whether there was none of that actor.
     *
     * @param used whether an interaction is made with it
     */
    static boolean add(Handle handle, PersonKey.Wrapped key, boolean used) throws SQLException {
        @Nullable Long idle = used ? null : Long.valueOf(0);
        try (Prepared add = Prepared.of(handle, ADD)) {
            return add.bind(key.person())
                            .bind(key.actor())
                            .bind(key.masterKey())
                            .bind(key.wrapped())
                            .bind(idle)
                            .change()
                    == 1;
        }
    }

    /** Those that are there still and wrapped by another master key; how many. */
    static int rewrap(Handle handle, List<PersonKey.Wrapped> anew) {
        try (PreparedBatch batch = handle.prepareBatch(
                "UPDATE intentsite_person_key SET master_key = ?, wrapped = ? WHERE person = ? AND master_key <> ?")) {
            anew.forEach(key -> batch.bind(0, key.masterKey())
                    .bind(1, key.wrapped())
                    .bind(2, key.person())
                    .bind(3, key.masterKey())
                    .add());
            return IntStream.of(batch.execute()).sum();
        }
    }

    static boolean destroy(Handle handle, String person) {
        return handle.createUpdate("DELETE FROM intentsite_person_key WHERE person = ?")
                        .bind(0, person)
                        .execute()
                == 1;
    }

    private static PersonKey.Wrapped wrapped(ResultSet row, String person) throws SQLException {
        return new PersonKey.Wrapped(
                person, row.getString("actor"), row.getString("master_key"), row.getString("wrapped"));
    }
}
