package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.ledger.LedgerVerifier.BrokenLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Walks every hash chain of a ledger's database with {@link LedgerVerifier}, one interaction in memory at a time. It only reads, also
 * from a database whose tables are older or newer than this version's or that a site is writing to. Immutable, thread-safe.
 */
public final class LedgerAudit {
    private static final int PAGE = 1000;
    private static final int LOOKS = 5;
    private static final String FIRST_PAGE =
            "SELECT id, interaction_id FROM intentsite_interaction ORDER BY id LIMIT ?";
    private static final String NEXT_PAGE =
            "SELECT id, interaction_id FROM intentsite_interaction WHERE id > ? ORDER BY id LIMIT ?";
    private static final String WITHOUT_INTERACTION = """
            SELECT DISTINCT interaction FROM intentsite_event e
            WHERE NOT EXISTS (SELECT 1 FROM intentsite_interaction i WHERE i.id = e.interaction)
            ORDER BY interaction
            """;

    private final Jdbi jdbi;

    private LedgerAudit(DataSource dataSource) {
        this.jdbi = SqlLedger.jdbi(dataSource);
    }

    /**
     * Of a SQLite file, which is opened for reading.
     *
     * @throws LedgerUnavailableException when there is no such file
     */
    public static LedgerAudit file(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LedgerUnavailableException("There is no file " + file + ".", null);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return new LedgerAudit(source);
    }

    /**
     * Of a PostgreSQL database.
     *
     * @param jdbcUrl as for {@link SqlLedger#at(String)}; a password may also be in {@code ~/.pgpass}
     * @throws IllegalArgumentException when it is no address of PostgreSQL
     */
    public static LedgerAudit at(String jdbcUrl) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresPool.config(jdbcUrl).getJdbcUrl());
        source.setReadOnly(true);
        return new LedgerAudit(source);
    }

    /**
     * Looks at everything. What a site appends or forgets meanwhile is no fault.
     *
     * @param knownHeads {@code record} of any answers, by their {@code interaction_id}: what finds a tail that was cut off together with its
     *     interaction's head, and an interaction that is gone
     * @param found told of each fault at once, in no particular order
     * @throws LedgerUnavailableException when the database cannot be read or holds no ledger
     */
    public Extent run(Map<String, ? extends Collection<String>> knownHeads, Consumer<Fault> found) {
        try (Handle handle = jdbi.open()) {
            // Of statements that fail on their own, as those about other people's rows do.
            handle.getConnection().setAutoCommit(true);
            return new Walk(handle, knownHeads, found).run();
        } catch (JdbiException | SQLException e) {
            throw new LedgerUnavailableException(
                    "No ledger can be read there: "
                            + StoreFaults.sql(e).map(SQLException::getMessage).orElse(e.getMessage()),
                    e);
        }
    }

    /**
     * Something that is not as the site wrote it.
     *
     * @param interaction the client's name of the interaction, or the ledger's id where the name is gone
     * @param event number of the first event that cannot be relied on; 0 when it is the interaction as a whole
     * @param reason what is wrong there, for people
     */
    public record Fault(String interaction, long event, String reason) {}

    /** How much was looked at. */
    public record Extent(long interactions, long events) {}

    /** A row of the interactions' table, as far as it is needed to look further. */
    private record Named(String id, String name) {}

    /** One look at an interaction. */
    private record Look(Optional<Interaction> interaction, List<Event> events, Optional<Fault> fault) {}

    private static final class Walk {
        private final Handle handle;
        private final Map<String, ? extends Collection<String>> heads;
        private final Set<String> unseen;
        private final Consumer<Fault> found;
        private long interactions;
        private long events;

        Walk(Handle handle, Map<String, ? extends Collection<String>> heads, Consumer<Fault> found) {
            this.handle = handle;
            this.heads = heads;
            this.unseen = new HashSet<>(heads.keySet());
            this.found = found;
        }

        Extent run() {
            for (List<Named> page = page(null);
                    !page.isEmpty();
                    page = page(page.get(page.size() - 1).id())) {
                page.forEach(this::interaction);
            }
            handle.createQuery(WITHOUT_INTERACTION)
                    .mapTo(String.class)
                    .forEach(
                            id -> found.accept(new Fault(id, 0, "its events are there, and their interaction is not")));
            unseen.stream()
                    .sorted()
                    .forEach(name -> found.accept(
                            new Fault(name, 0, "it is not in the ledger: forgotten after its time, or removed")));
            return new Extent(interactions, events);
        }

        private List<Named> page(@Nullable String after) {
            var query = after == null
                    ? handle.createQuery(FIRST_PAGE).bind(0, PAGE)
                    : handle.createQuery(NEXT_PAGE).bind(0, after).bind(1, PAGE);
            return query.map((row, context) -> new Named(row.getString(1), row.getString(2)))
                    .list();
        }

        private void interaction(Named named) {
            interactions++;
            unseen.remove(named.name());
            Look last = look(named);
            // A site that writes at this moment is seen in two states; one that stands still in the same fault is at
            // fault.
            for (int i = 1; i < LOOKS && last.fault().isPresent(); i++) {
                Look again = look(named);
                boolean same = again.interaction().equals(last.interaction())
                        && again.events().equals(last.events());
                last = again;
                if (same) {
                    break;
                }
            }
            events += last.events().size();
            last.fault().ifPresent(found);
        }

        private Look look(Named named) {
            Optional<Interaction> interaction = Optional.empty();
            List<Event> chain = List.of();
            try {
                if (!InteractionIds.of(named.name()).toString().equals(named.id())) {
                    return new Look(interaction, chain, fault(named, 0, "its name was changed"));
                }
                interaction = head(named);
                chain = chain(named, isSealed(named));
                return new Look(
                        interaction,
                        chain,
                        interaction.isEmpty() ? gone(named, chain) : broken(named, interaction.get(), chain));
            } catch (JdbiException | LedgerUnavailableException | IllegalArgumentException unreadable) {
                return new Look(
                        interaction,
                        chain,
                        fault(named, 0, "its rows cannot be read any more: " + unreadable.getMessage()));
            }
        }

        /** As far as a chain hangs on it; no word of anybody is read. */
        private Optional<Interaction> head(Named named) {
            return handle.createQuery("SELECT version, head FROM intentsite_interaction WHERE id = ?")
                    .bind(0, named.id())
                    .map((row, context) -> new Interaction(
                            UUID.fromString(named.id()),
                            named.name(),
                            "",
                            "",
                            "",
                            Status.ACTIVE,
                            JsonNodeFactory.instance.objectNode(),
                            JsonNodeFactory.instance.objectNode(),
                            0,
                            row.getLong("version"),
                            row.getString("head"),
                            Instant.EPOCH,
                            Instant.EPOCH,
                            Instant.EPOCH))
                    .findOne();
        }

        private List<Event> chain(Named named, boolean sealed) {
            return handle.createQuery("SELECT * FROM intentsite_event WHERE interaction = ? ORDER BY number")
                    .bind(0, named.id())
                    .map((row, context) -> event(row, sealed))
                    .list();
        }

        /** Whether its person's words are encrypted; a ledger of before has no such column. */
        private boolean isSealed(Named named) {
            return handle.createQuery("SELECT * FROM intentsite_interaction WHERE id = ?")
                    .bind(0, named.id())
                    .map((row, context) -> {
                        ResultSetMetaData columns = row.getMetaData();
                        for (int i = 1; i <= columns.getColumnCount(); i++) {
                            if (columns.getColumnName(i).equalsIgnoreCase("person")) {
                                return row.getString(i) != null;
                            }
                        }
                        return false;
                    })
                    .findOne()
                    .orElse(false);
        }

        /** As it was hashed: no key is needed. */
        private static Event event(ResultSet row, boolean sealed) throws SQLException {
            String payload = row.getString("payload");
            return new Event(
                    row.getLong("number"),
                    ColumnText.read(row.getString("type")),
                    ColumnText.read(row.getString("actor")),
                    sealed ? JsonNodeFactory.instance.objectNode() : JsonText.parse(payload),
                    Times.instant(row.getLong("created_at")),
                    row.getString("previous"),
                    row.getString("hash"),
                    sealed ? Optional.of(payload) : Optional.empty());
        }

        /** Forgotten while this looked, which takes the events along. */
        private static Optional<Fault> gone(Named named, List<Event> chain) {
            return chain.isEmpty() ? Optional.empty() : fault(named, 0, "its events are there, and it is not");
        }

        private Optional<Fault> broken(Named named, Interaction interaction, List<Event> chain) {
            Optional<BrokenLink> broken = LedgerVerifier.verify(interaction, chain);
            Collection<String> known = heads.containsKey(named.name()) ? heads.get(named.name()) : List.of();
            for (String head : known) {
                if (broken.isEmpty()) {
                    broken = LedgerVerifier.verify(interaction, chain, head);
                }
            }
            return broken.map(link -> new Fault(named.name(), link.number(), link.reason()));
        }

        private static Optional<Fault> fault(Named named, long event, String reason) {
            return Optional.of(new Fault(named.name(), event, reason));
        }
    }
}
