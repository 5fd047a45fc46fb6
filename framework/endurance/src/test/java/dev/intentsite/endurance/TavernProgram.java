package dev.intentsite.endurance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.intentsite.http.IntentServer;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import dev.intentsite.site.IntentSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * The {@link Tavern} on any free port. Its arguments: the folder of its keys, its database (a SQLite file or an address of PostgreSQL), where the
 * service is, the failpoint to halt at, and at the how manieth hit of it.
 */
final class TavernProgram {
    /** Until it is over, an attempt that a node which was killed has left may run still, for all that others know. */
    private static final Duration METHOD_DEADLINE = Duration.ofSeconds(5);

    private TavernProgram() {}

    static List<String> arguments(Path folder, String database, URI service, String point, int hits) {
        return List.of(folder.toString(), database, service.toString(), point, Integer.toString(hits));
    }

    static List<String> arguments(Path folder, String database, URI service) {
        return arguments(folder, database, service, "none", 1);
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        Child.prepare();
        IntentServer server = serve(Path.of(arguments[0]), database(arguments[1]), URI.create(arguments[2]));
        Failpoints.arm(arguments[3], Integer.parseInt(arguments[4]));
        Child.ready(AnswerRelay.before(server.port()));
    }

    /** Serves it. What it is closed with is the process. */
    static IntentServer serve(Path folder, DataSource database, URI service) throws SQLException {
        Ledger ledger = FailpointLedger.of(SqlLedger.on(database));
        Tavern tavern = new Tavern(new TavernTables(database), service);
        return IntentServer.builder()
                .port(0)
                .plainHttpBehindProxy()
                .drain(Duration.ofSeconds(5))
                .settings(BellaCucinaProgram.settings())
                .start(origin -> IntentSite.builder(tavern)
                        .company("Tavern")
                        .about("A house by the road.")
                        .origin(House.ORIGIN)
                        .zone(HouseTime.ZONE)
                        .clock(HouseTime.clock())
                        .methodDeadline(METHOD_DEADLINE)
                        .messagesPerMinute(BellaCucinaProgram.UNLIMITED)
                        .bytesPerDay(Long.MAX_VALUE, Long.MAX_VALUE)
                        .dataFolder(folder)
                        .ledger(ledger)
                        .build());
    }

    /** A SQLite file, or PostgreSQL. */
    static DataSource database(String place) {
        if (!place.startsWith("jdbc:postgresql:")) {
            return SqliteDatabase.file(Path.of(place));
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(place);
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(5000);
        return new HikariDataSource(config);
    }
}
