package dev.intentsite.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of what is published. */
final class Publications {
    private static final String PUBLISH = """
        INSERT INTO intentsite_publication (name, content_hash, since) VALUES (?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET content_hash = excluded.content_hash, since = excluded.since
        WHERE intentsite_publication.content_hash <> excluded.content_hash
        """;

    private Publications() {}

    /** Since when that content is published under that name; empty where another is, or none. */
    static Optional<Instant> since(Handle handle, String name, String contentHash) {
        return handle.createQuery("SELECT since FROM intentsite_publication WHERE name = ? AND content_hash = ?")
                .bind(0, ColumnText.key(name))
                .bind(1, ColumnText.key(contentHash))
                .map((row, context) -> Times.instant(row.getLong(1)))
                .findOne();
    }

    /** Leaves it as it is where it has that content already. */
    static void publish(Handle handle, String name, String contentHash, Instant now) {
        handle.createUpdate(PUBLISH)
                .bind(0, ColumnText.key(name))
                .bind(1, ColumnText.key(contentHash))
                .bind(2, Times.micros(now))
                .execute();
    }
}
