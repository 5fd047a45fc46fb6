package dev.intentsite.benchmarks.serve;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;

/** What is measured. */
public enum Contender {
    /** A bare Javalin handler with the same crypto. */
    FLOOR("bare Javalin handler, same crypto"),
    /** An asking turn on a ledger in memory. */
    ASK_MEMORY("asking turn, memory"),
    /** An asking turn on a SQLite file. */
    ASK_FILE("asking turn, SQLite file"),
    /** A whole booking in one message, by the sample restaurant on its SQLite file. */
    BOOK_FILE("booking turn, SQLite file");

    /** The default limits would refuse a load program: it stands for thousands of people. */
    private static final int UNLIMITED = 100_000_000;

    private static final int NONCES = 20_000_000;

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

    /** What each answer's body holds when the contender did what it is measured for. */
    public String proof() {
        return this == BOOK_FILE ? "\"status\":\"confirmed\"" : "\"flow_type\":\"information_request\"";
    }

    /**
     * Starts it on any free port of loopback.
     *
     * @param folder where it keeps its files
     */
    public Served serve(Path folder) {
        return switch (this) {
            case FLOOR -> BareHandler.start();
            case ASK_MEMORY ->
                site(origin -> bistro(origin)
                        .ledger(new MemoryLedger(NONCES, UNLIMITED))
                        .build());
            case ASK_FILE -> site(origin -> bistro(origin).dataFolder(folder).build());
            case BOOK_FILE -> restaurant(folder);
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

    private static Served restaurant(Path folder) {
        BellaCucina restaurant = new BellaCucina(folder);
        Served served = site(origin -> restaurant
                .site()
                .origin(origin)
                .messagesPerMinute(UNLIMITED)
                .bytesPerDay(Long.MAX_VALUE, Long.MAX_VALUE)
                .build());
        return served.andClose(restaurant::close);
    }

    private static Served site(Function<String, IntentSite> maker) {
        IntentServer server = IntentServer.builder()
                .port(0)
                .settings(HttpSettings.builder().messagesPerMinute(UNLIMITED).build())
                .start(maker);
        return new Served(server.site().origin(), server::close);
    }
}
