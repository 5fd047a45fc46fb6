package dev.intentsite.endurance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Named places in a turn. The process halts, as by {@code kill -9}, when it comes to the armed one for the n-th time. Thread-safe. */
final class Failpoints {
    /** What a process that halted here ends with. */
    static final int HALTED = 86;

    /** In the ledger, within and around its transactions. */
    static final List<String> LEDGER = List.of("transact", "burn", "create", "append", "remember", "commit");
    /** In the company's methods, around their own statements. */
    static final List<String> HANDLER = List.of("handler");
    /** Around the call to another company's service. */
    static final List<String> CALL = List.of("call");
    /** Around the answer's bytes. */
    static final List<String> ANSWER = List.of("answer");

    /** Half of an answer's bytes are written. */
    static final String ANSWER_HALF = "answer.half";

    private static final AtomicInteger HITS = new AtomicInteger();
    private static volatile String armed = "";
    private static volatile int least = 1;
    private static volatile Consumer<String> listener = point -> {};

    private Failpoints() {}

    /** Every one of them. */
    static List<String> all() {
        List<String> points = new ArrayList<>(List.of(ANSWER_HALF));
        for (String place : places()) {
            points.addAll(around(place));
        }
        return points;
    }

    /** One of those around each place, and that within an answer. */
    static List<String> some(Random random) {
        List<String> points = new ArrayList<>(List.of(ANSWER_HALF));
        for (String place : places()) {
            points.add(around(place).get(random.nextInt(2)));
        }
        return points;
    }

    private static List<String> places() {
        return Stream.of(LEDGER, HANDLER, CALL, ANSWER).flatMap(List::stream).toList();
    }

    private static List<String> around(String place) {
        return List.of(place + ".before", place + ".after");
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
