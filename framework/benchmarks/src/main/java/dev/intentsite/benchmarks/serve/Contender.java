package dev.intentsite.benchmarks.serve;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MasterKeys;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What is measured. */
public enum Contender {
    /** A bare Javalin handler with the same crypto. */
    FLOOR("bare Javalin handler, same crypto"),
    /** An asking turn on a ledger in memory. */
    ASK_MEMORY("asking turn, memory"),
    /** An asking turn on a SQLite file. */
    ASK_FILE("asking turn, SQLite file"),
    /** An asking turn on PostgreSQL. */
    ASK_POSTGRES("asking turn, PostgreSQL"),
    /** A whole booking in one message, by the sample restaurant on its SQLite file. */
    BOOK_FILE("booking turn, SQLite file"),
    /** The same on PostgreSQL. */
    BOOK_POSTGRES("booking turn, PostgreSQL");

    /** The default limits would refuse a load program: it stands for thousands of people. */
    private static final int UNLIMITED = 100_000_000;

    private static final int NONCES = 20_000_000;
    private static final int CONNECTIONS = 10_000;

    private final String label;

    Contender(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** As it is written on the command line, such as {@code ask-memory}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether each of its turns takes a table. */
    public boolean books() {
        return this == BOOK_FILE || this == BOOK_POSTGRES;
    }

    /** Whether it needs {@link Setting#postgres}. */
    public boolean onPostgres() {
        return this == ASK_POSTGRES || this == BOOK_POSTGRES;
    }

    /** What each answer's body holds when the contender did what it is measured for. */
    public String proof() {
        return books() ? "\"status\":\"confirmed\"" : "\"flow_type\":\"information_request\"";
    }

    /** Starts it on any free port of loopback. */
    public Served serve(Setting setting) {
        return switch (this) {
            case FLOOR -> BareHandler.start();
            case ASK_MEMORY, ASK_FILE, ASK_POSTGRES -> {
                Ledger ledger = ledger(setting);
                yield site(
                                setting,
                                origin -> bistro(origin)
                                        .dataFolder(setting.folder())
                                        .ledger(ledger)
                                        .build())
                        .andClose(ledger::close);
            }
            case BOOK_FILE, BOOK_POSTGRES -> restaurant(setting);
        };
    }

    /**
     * The ledger of the asking site, as that opens it.
     *
     * @throws IllegalArgumentException when this is no asking site
     */
    public Ledger ledger(Setting setting) {
        return switch (this) {
            case ASK_MEMORY -> new MemoryLedger(NONCES, UNLIMITED);
            case ASK_FILE -> SqlLedger.file(setting.folder().resolve("ledger.db"));
            case ASK_POSTGRES ->
                SqlLedger.encryptedWith(MasterKeys.inFile(
                                setting.folder().resolve("keys").resolve("ledger.key")))
                        .at(setting.postgres().orElseThrow());
            default -> throw new IllegalArgumentException(this + " is no asking site");
        };
    }

    /** The site that asks, in memory unless it is given a folder or a ledger. */
    public static SiteBuilder bistro(String origin) {
        return IntentSite.builder(new Bistro())
                .company("Bistro")
                .origin(origin)
                .zone(ZoneOffset.UTC)
                .messagesPerMinute(UNLIMITED)
                .bytesPerDay(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private Served restaurant(Setting setting) {
        Path folder = setting.folder();
        BellaCucina restaurant = onPostgres()
                ? new BellaCucina(folder, Optional.of(setting.postgres().orElseThrow()), Optional.empty())
                : new BellaCucina(folder);
        return site(
                        setting,
                        origin -> restaurant
                                .site()
                                .origin(origin)
                                .messagesPerMinute(UNLIMITED)
                                .bytesPerDay(Long.MAX_VALUE, Long.MAX_VALUE)
                                .build())
                .andClose(restaurant::close);
    }

    private static Served site(Setting setting, Function<String, IntentSite> maker) {
        IntentServer server = IntentServer.builder()
                .port(0)
                .plainHttpBehindProxy()
                .connections(CONNECTIONS, CONNECTIONS)
                .settings(HttpSettings.builder().messagesPerMinute(UNLIMITED).build())
                .start(here -> maker.apply(setting.origin().orElse(here)));
        return new Served(server.site().origin(), "http://localhost:" + server.port(), server::close);
    }
}
