package dev.intentsite.sample.restaurant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.MasterKeys;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import dev.intentsite.redis.RedisAllowances;
import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The restaurant: one database for its tables and for the ledger, so that a booking and its turn are kept together. */
public final class BellaCucina implements AutoCloseable {
    /** Where the restaurant is. */
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final DataSource database;
    private final Optional<RedisAllowances> limits;
    private final Ledger ledger;
    private final Path dataFolder;
    private final Jdbi jdbi;

    /**
     * Opens the restaurant on one machine.
     *
     * @param dataFolder where it keeps its database and keys; made when there is none
     */
    public BellaCucina(Path dataFolder) {
        this(dataFolder, Optional.empty(), Optional.empty());
    }

    /**
     * Opens the restaurant, also on several machines.
     *
     * @param dataFolder where it keeps its keys, the same on every machine, and its database where none is named
     * @param postgres the database of all machines, such as {@code jdbc:postgresql://db.example/bella?user=bella}
     * @param redis where they count limits together, such as {@code redis://redis.example}
     */
    public BellaCucina(Path dataFolder, Optional<String> postgres, Optional<String> redis) {
        this.dataFolder = dataFolder;
        this.limits = redis.map(RedisAllowances::at);
        this.database = postgres.<DataSource>map(BellaCucina::pool)
                .orElseGet(() -> SqliteDatabase.file(dataFolder.resolve("bella-cucina.db")));
        Flyway.configure(BellaCucina.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:dev/intentsite/sample/restaurant/migration")
                .table("restaurant_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        this.ledger = SqlLedger.encryptedWith(
                        MasterKeys.inFile(dataFolder.resolve("keys").resolve("ledger.key")))
                .on(database);
        this.jdbi = Jdbi.create(database);
    }

    private static DataSource pool(String postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres);
        config.setMaximumPoolSize(32);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    /** Begins its site; origin, clock and limits may still be set. */
    public SiteBuilder site() {
        OpeningHours hours = new OpeningHours(jdbi);
        Bookings bookings = new Bookings(jdbi);
        SiteBuilder site = IntentSite.builder(
                        new Reservations(hours, bookings), new HouseInformation(hours, new Menu(jdbi)))
                .company("Bella Cucina")
                .about("Italian cooking in the West Loop of Chicago: lunch and dinner, Tuesday to Sunday.")
                .schemaType("https://schema.org/Restaurant")
                .location(address())
                .phone("+1 312 555 0123")
                .email("ciao@bellacucina.example")
                .zone(ZONE)
                .dataFolder(dataFolder)
                .ledger(ledger)
                .personalData(new GuestData(bookings));
        limits.ifPresent(site::allowances);
        return site;
    }

    private static ObjectNode address() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("address", "123 West Randolph Street")
                .put("region", "Chicago, Illinois");
    }

    @Override
    public void close() {
        ledger.close();
        limits.ifPresent(RedisAllowances::close);
        try {
            database.unwrap(AutoCloseable.class).close();
        } catch (Exception e) {
            throw new IllegalStateException("The database could not be closed", e);
        }
    }

    /**
     * Starts it. {@code PORT}, {@code HOST}, {@code ORIGIN} and {@code BELLA_DATA} (the data folder) in the environment change the obvious;
     * {@code LEDGER} (an address of PostgreSQL) and {@code REDIS} make it one of several machines; {@code PROXIES} are the blocks of addresses
     * whose {@code X-Forwarded-For} is believed, with commas between.
     */
    public static void main(String[] arguments) {
        try {
            open();
        } catch (ConfigurationException | LedgerUnavailableException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void open() {
        int port = port(Optional.ofNullable(System.getenv("PORT")).orElse("8080"));
        String origin = Optional.ofNullable(System.getenv("ORIGIN")).orElse("http://localhost:" + port);
        Path data = Path.of(Optional.ofNullable(System.getenv("BELLA_DATA")).orElse("data"));
        BellaCucina restaurant = new BellaCucina(
                data, Optional.ofNullable(System.getenv("LEDGER")), Optional.ofNullable(System.getenv("REDIS")));
        IntentSite site =
                restaurant.site().origin(origin).website(URI.create(origin)).build();
        IntentServer.Builder server = IntentServer.builder()
                .port(port)
                .host(Optional.ofNullable(System.getenv("HOST")).orElse("localhost"));
        Optional.ofNullable(System.getenv("PROXIES"))
                .map(blocks -> HttpSettings.builder().trustForwardedFor(blocks.split(",")))
                .ifPresent(settings -> server.settings(settings.build()));
        IntentServer running = (origin.startsWith("https:") ? server.plainHttpBehindProxy() : server).start(site);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            running.close();
            site.close();
            restaurant.close();
        }));
        System.out.println("Bella Cucina is open.");
        System.out.println("  Talk to it:   " + origin + "/intent-ui/");
        System.out.println("  Its manifest: " + origin + "/intentmanifest.yaml");
        System.out.println("  For agents:   " + origin + "/intent");
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException(
                    "PORT is \"" + text + "\", which is no port; use a number from 1 to 65535.");
        }
        return Integer.parseInt(text);
    }
}
