package dev.intentsite.sample.restaurant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.MasterKeys;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The restaurant: one database for its tables and for the ledger, so that a booking and its turn are kept together. */
public final class BellaCucina implements AutoCloseable {
    /** Where the restaurant is. */
    public static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final SqliteDatabase database;
    private final Ledger ledger;
    private final Path dataFolder;
    private final Jdbi jdbi;

    /**
     * Opens the restaurant.
     *
     * @param dataFolder where it keeps its database and keys; made when there is none
     */
    public BellaCucina(Path dataFolder) {
        this.dataFolder = dataFolder;
        this.database = SqliteDatabase.file(dataFolder.resolve("bella-cucina.db"));
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

    /** Begins its site; origin, clock and limits may still be set. */
    public SiteBuilder site() {
        OpeningHours hours = new OpeningHours(jdbi);
        Bookings bookings = new Bookings(jdbi);
        return IntentSite.builder(new Reservations(hours, bookings), new HouseInformation(hours, new Menu(jdbi)))
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
        database.close();
    }

    /** Starts it. {@code PORT}, {@code ORIGIN} and {@code BELLA_DATA} (the data folder) in the environment change the obvious. */
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
        BellaCucina restaurant = new BellaCucina(data);
        IntentSite site =
                restaurant.site().origin(origin).website(URI.create(origin)).build();
        IntentServer.Builder server = IntentServer.builder().port(port);
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
