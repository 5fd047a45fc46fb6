package dev.intentsite.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Named places in a turn. The process halts, as by {@code kill -9}, when it comes to the armed one for the n-th time. Thread-safe. */
final class Failpoints {
    /** What a process that halted here ends with. */
    static final int HALTED = 86;

    /** Around the ledger's statements. */
    static final List<String> STATEMENT = List.of("burn", "create", "append", "remember");
    /** Around a transaction's work, and its commit. */
    static final List<String> TRANSACTION = List.of("transact", "commit");
    /** In the company's methods, around their own statements. */
    static final List<String> HANDLER = List.of("handler");
    /** Around the call to another company's service. */
    static final List<String> CALL = List.of("call");
    /** Around the answer's bytes. */
    static final List<String> ANSWER = List.of("answer");

    private static final List<List<String>> KINDS = List.of(STATEMENT, TRANSACTION, HANDLER, CALL, ANSWER);

    /** Half of an answer's bytes are written. */
    static final String ANSWER_HALF = "answer.half";

    private static final AtomicInteger HITS = new AtomicInteger();
    private static volatile String armed = "";
    private static volatile int least = 1;
    private static volatile Consumer<String> listener = point -> {};

    private Failpoints() {}

    /** Every one of them. */
    static List<String> all() {
        return KINDS.stream().map(Failpoints::of).flatMap(List::stream).toList();
    }

    /** One of each kind. */
    static List<String> some(Random random) {
        return KINDS.stream()
                .map(Failpoints::of)
                .map(points -> points.get(random.nextInt(points.size())))
                .toList();
    }

    private static List<String> of(List<String> places) {
        List<String> points = new ArrayList<>(places == ANSWER ? List.of(ANSWER_HALF) : List.of());
        for (String place : places) {
            points.add(place + ".before");
            points.add(place + ".after");
        }
        return points;
    }

    /** @param point none when empty */
    static void arm(String point, int hits) {
        least = hits;
        armed = point;
    }

    static void before(String place) {
        hit(place + ".before");
    }

    static void after(String place) {
        hit(place + ".after");
    }

    /** Hears of each point that is come to, before anything else goes on there. */
    static void listen(Consumer<String> hearing) {
        listener = hearing;
    }

    static void hit(String point) {
        listener.accept(point);
        if (point.equals(armed) && HITS.incrementAndGet() >= least) {
            Runtime.getRuntime().halt(HALTED);
        }
    }
}
