package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.ledger.SqlLedger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Three nodes on one PostgreSQL: each message goes to another one, nodes are killed, and PostgreSQL's connections are cut. */
final class NodesTest {
    private static final int NODES = 3;
    private static final int GUESTS = 6;
    private static final int MOST_ANSWERS = 40;
    private static final int MOST_NANOS = 10_000_000;
    private static final String CUT =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'node'";

    @TempDir
    private Path folder;

    @Test
    void whatWasConfirmedIsThereOnceAfterKillsAndCuts() throws Exception {
        killAndCut(4, 1);
    }

    @Test
    @Tag("long")
    void whatWasConfirmedIsThereOnceAfterManyKillsAndCuts() throws Exception {
        killAndCut(200, 2);
    }

    private void killAndCut(int blows, long seed) throws Exception {
        Random random = new Random(seed);
        PGSimpleDataSource database = PostgresServer.database();
        String address = PostgresServer.url(database) + "&ApplicationName=node";
        List<Node> nodes = new ArrayList<>();
        Path log = folder.resolve("log");
        try {
            for (int i = 0; i < NODES; i++) {
                nodes.add(new Node(
                        TavernProgram.class,
                        log,
                        start -> TavernProgram.arguments(folder, address, URI.create("http://localhost:1"))));
            }
            House house = new House(nodes.toArray(Node[]::new));
            try (Crowd crowd = new Crowd(house, GUESTS, seed)) {
                for (int blow = 0; blow < blows; blow++) {
                    crowd.await(1 + random.nextInt(MOST_ANSWERS));
                    LockSupport.parkNanos(random.nextInt(MOST_NANOS));
                    if (random.nextBoolean()) {
                        nodes.get(random.nextInt(NODES)).kill();
                    } else {
                        assertThat(cut(database))
                                .as("connections that were cut")
                                .isPositive();
                    }
                }
                crowd.await(GUESTS);
                Audit.check(database, SqlLedger.on(database), crowd.finish());
            }
        } catch (Throwable e) {
            e.addSuppressed(new AssertionError("seed " + seed + ", log:\n" + Files.readString(log)));
            throw e;
        } finally {
            nodes.forEach(Node::close);
        }
    }

    /** Ends all connections of the nodes; how many. */
    private static int cut(PGSimpleDataSource database) throws SQLException {
        int count = 0;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet cut = statement.executeQuery(CUT)) {
            while (cut.next()) {
                count++;
            }
        }
        return count;
    }
}
