package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.endurance.history.Linearizability;
import dev.intentsite.endurance.history.Operation;
import dev.intentsite.endurance.history.TableCall;
import dev.intentsite.endurance.history.TableInventory;
import dev.intentsite.ledger.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eighty agents at once book, move, give back and look for the last tables of Bella Cucina: as if one had come after the other. */
final class LastTablesTest {
    private static final int AGENTS = 80;
    /** Those in which two may sit. */
    private static final int TABLES = 15;

    @TempDir
    private Path folder;

    @Test
    void whatEightyAgentsSeeIsLinearizable() throws Exception {
        talk(3, 1, nodes(1, folder.toString()));
    }

    @Test
    void whatEightyAgentsSeeOnThreeNodesIsLinearizable() throws Exception {
        talk(2, 3, nodes(3, folder.toString(), PostgresServer.url(PostgresServer.database())));
    }

    @Test
    @Tag("long")
    void whatEightyAgentsSeeForLongIsLinearizable() throws Exception {
        talk(200, 2, nodes(1, folder.toString()));
    }

    @Test
    @Tag("long")
    void whatEightyAgentsSeeOnThreeNodesForLongIsLinearizable() throws Exception {
        talk(200, 4, nodes(3, folder.toString(), PostgresServer.url(PostgresServer.database())));
    }

    private Node[] nodes(int count, String... arguments) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        new Node(BellaCucinaProgram.class, folder.resolve("log"), start -> List.of(arguments)))
                .toArray(Node[]::new);
    }

    private static void talk(int conversations, long seed, Node... nodes) throws Exception {
        Queue<Operation<TableCall>> history = new ConcurrentLinkedQueue<>();
        ExecutorService crowd = Executors.newFixedThreadPool(AGENTS);
        try (House house = new House(nodes)) {
            List<Callable<Void>> talks = new ArrayList<>();
            for (int i = 0; i < AGENTS; i++) {
                Diner diner = new Diner(
                        house, "Guest " + (char) ('A' + i % 26) + "son", new Random(seed * 1000 + i), history);
                talks.add(() -> {
                    for (int n = 0; n < conversations; n++) {
                        diner.oneConversation();
                    }
                    return null;
                });
            }
            for (Future<Void> talk : crowd.invokeAll(talks)) {
                talk.get();
            }
        } finally {
            crowd.shutdownNow();
        }
        List<Operation<TableCall>> seen = List.copyOf(history);
        assertThat(Diner.TIMES)
                .allSatisfy(time -> assertThat(seen)
                        .as("the last table of %s was wanted by more than one", time)
                        .anyMatch(operation -> operation.call().equals(new TableCall.Full(time))));
        assertThat(Linearizability.holds(new TableInventory(TABLES), seen))
                .as("seed %s: %s", seed, seen)
                .isTrue();
    }
}
