package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process halts before and after every append, commit, call to another company's service and answer, one after the other. */
final class FailpointTest {
    private static final int GUESTS = 4;
    private static final int MOST_HITS = 6;

    @TempDir
    private Path folder;

    @Test
    void aPointOfEachKindIsSurvived() throws Exception {
        Random random = new Random(4);
        haltAtEach(Failpoints.some(random), random);
    }

    @Test
    @Tag("long")
    void everyPointIsSurvivedTwentyTimes() throws Exception {
        List<String> points = new ArrayList<>();
        Collections.nCopies(20, Failpoints.all()).forEach(points::addAll);
        haltAtEach(points, new Random(2));
    }

    private void haltAtEach(List<String> inOrder, Random random) throws Exception {
        List<String> points = new ArrayList<>(inOrder);
        Collections.shuffle(points, random);
        List<Integer> hits =
                points.stream().map(point -> 1 + random.nextInt(MOST_HITS)).toList();
        Path log = folder.resolve("log");
        String file = folder.resolve("tavern.db").toString();
        Child service = Child.start(ServiceProgram.class, log, List.of(), List.of());
        URI place = service.place();
        try (Node node = new Node(
                        TavernProgram.class,
                        log,
                        start -> start < points.size()
                                ? TavernProgram.arguments(folder, file, place, points.get(start), hits.get(start))
                                : TavernProgram.arguments(folder, file, place));
                House house = new House(node);
                Crowd crowd = new Crowd(house, GUESTS, points.size())) {
            Payer payer = new Payer(house, crowd.answers());
            crowd.join(payer);
            while (node.ends().size() < points.size()) {
                crowd.await(1);
            }
            assertThat(node.ends()).hasSize(points.size()).containsOnly(Failpoints.HALTED);
            crowd.await(GUESTS);
            List<Guest> guests = crowd.finish();
            payer.check(place);
            node.close();
            try (SqliteDatabase database = SqliteDatabase.file(Path.of(file))) {
                Audit.check(database, SqlLedger.on(database), guests);
            }
        } catch (Throwable e) {
            e.addSuppressed(
                    new AssertionError("points " + points + ", hits " + hits + ", log:\n" + Files.readString(log)));
            throw e;
        } finally {
            service.kill();
        }
    }
}
