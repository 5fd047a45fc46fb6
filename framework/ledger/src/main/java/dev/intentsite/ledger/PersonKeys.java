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

    static Optional<Found> ofActor(Handle handle, String actor) {
        return handle.createQuery(
                        "SELECT person, actor, master_key, wrapped, idle_since FROM intentsite_person_key WHERE actor = ?")
                .bind(0, actor)
                .map((row, context) -> new Found(wrapped(row, row.getString("person")), row.getLong("idle_since") > 0))
                .findOne();
    }

    /** How the interaction of that id is kept; empty when there is none. */
    static Optional<People.KeptBy> keeping(Handle handle, String id) {
        return handle.createQuery("""
                        SELECT i.person, k.actor, k.master_key, k.wrapped FROM intentsite_interaction i
                        LEFT JOIN intentsite_person_key k ON k.person = i.person
                        WHERE i.id = ?
                        """)
                .bind(0, id)
                .map((row, context) -> kept(row))
                .findOne();
    }

    /** Of a row with {@code person}, {@code actor}, {@code master_key} and {@code wrapped}, the last three null without a key. */
    static People.KeptBy kept(ResultSet row) throws SQLException {
        String person = row.getString("person");
        boolean plain = row.wasNull();
        row.getString("wrapped");
        return row.wasNull()
                ? new People.KeptBy(plain ? Optional.empty() : Optional.of(person), Optional.empty())
                : new People.KeptBy(Optional.of(person), Optional.of(wrapped(row, person)));
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
    static boolean add(Handle handle, PersonKey.Wrapped key, boolean used) {
        @Nullable Long idle = used ? null : 0L;
        return handle.createUpdate("""
                                INSERT INTO intentsite_person_key (person, actor, master_key, wrapped, idle_since)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .bind(0, key.person())
                        .bind(1, key.actor())
                        .bind(2, key.masterKey())
                        .bind(3, key.wrapped())
                        .bind(4, idle)
                        .execute()
                == 1;
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
