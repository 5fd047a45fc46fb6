package dev.intentsite.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Appends as fast as it can and prints how fast that was. Its arguments: {@code sqlite FOLDER}, {@code postgresql} or {@code
 * memory}; how many seconds each round takes; how many threads, for one round after the other. A round appends to an interaction
 * for each thread, a nonce with each event, as an asking turn does; a second one has a handler's statement too.
 */
final class LedgerLoad {
    private LedgerLoad() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(arguments));
        try (Ledger ledger = open(words)) {
            int seconds = Integer.parseInt(words.remove(0));
            if (ledger.isSql()) {
                ledger.<Boolean, Exception>transact(
                        tx -> sql(tx.connection(), "CREATE TABLE booking (id TEXT NOT NULL PRIMARY KEY)"));
            }
            round(ledger, 4, Math.min(seconds, 3), false, "warm-up");
            for (String threads : words) {
                int count = Integer.parseInt(threads);
                round(ledger, count, seconds, false, "append");
                if (ledger.isSql()) {
                    round(ledger, count, seconds, true, "book");
                }
            }
        }
        System.exit(0);
    }

    private static Ledger open(List<String> words) throws Exception {
        return switch (words.remove(0)) {
            case "sqlite" ->
                SqlLedger.file(Files.createTempDirectory(Path.of(words.remove(0)), "load-")
                        .resolve("ledger.db"));
            case "postgresql" -> SqlLedger.at(PostgresServer.url(PostgresServer.database()));
            case "memory" -> new MemoryLedger();
            default -> throw new IllegalArgumentException("sqlite FOLDER, postgresql or memory");
        };
    }

    private static void round(Ledger ledger, int threads, int seconds, boolean books, String name) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        List<Future<long[]>> all = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        String round = name + threads + "-" + System.nanoTime();
        for (int i = 0; i < threads; i++) {
            String interaction = round + "-" + i;
            all.add(workers.submit(() -> append(ledger, interaction, end, books)));
        }
        List<Long> times = new ArrayList<>();
        for (Future<long[]> one : all) {
            Arrays.stream(one.get()).forEach(times::add);
        }
        workers.shutdown();
        times.sort(null);
        System.out.printf(
                "%-8s %3d threads: %6d/s, p50 %.2f ms, p99 %.2f ms%n",
                name,
                threads,
                times.size() / seconds,
                times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 99 / 100) / 1e6);
    }

    private static long[] append(Ledger ledger, String name, long end, boolean books) throws Exception {
        Instant now = Instant.parse("2026-03-08T12:00:00Z");
        Instant later = now.plus(Duration.ofDays(1));
        Interaction last = ledger.transact(
                tx -> tx.create(new NewInteraction(name, "", "A table for two", "anna", Json.of("n", 0), now, later)));
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            Interaction before = last;
            long number = before.version() + 1;
            last = ledger.<Interaction, Exception>transact(tx -> {
                tx.burn(new Nonce(name, "nonce-" + number), later);
                if (books) {
                    try (PreparedStatement book =
                            tx.connection().prepareStatement("INSERT INTO booking (id) VALUES (?)")) {
                        book.setString(1, name + "/" + number);
                        book.executeUpdate();
                    }
                }
                return tx.append(
                        before,
                        List.of(
                                new NewEvent("said", "anna", Json.of("text", "a table for two at seven"), now),
                                new NewEvent("asked", "site", Json.of("text", "Under which name?"), now)),
                        new LedgerTransaction.Projection(Status.BLOCKED, "", Json.of("n", (int) number), 1, later));
            });
            times.add(System.nanoTime() - began);
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static boolean sql(Connection connection, String sql) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
            return true;
        }
    }
}
