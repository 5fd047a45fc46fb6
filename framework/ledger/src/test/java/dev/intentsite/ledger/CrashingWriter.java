package dev.intentsite.ledger;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A process that appends, and books with every fourth event, until it is killed, and prints each acknowledged append as {@code name version head}. Its
 * arguments: the database file, a name for its interactions, how many threads.
 */
final class CrashingWriter {
    private CrashingWriter() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Ledger ledger = SqlLedger.file(Path.of(arguments[0]));
        int threads = Integer.parseInt(arguments[2]);
        for (int thread = 0; thread < threads; thread++) {
            String name = arguments[1] + "-" + thread;
            new Thread(() -> write(ledger, name, out)).start();
        }
    }

    /** The turns without a handler between these share their commits. */
    static boolean books(long number) {
        return number % 4 == 0;
    }

    private static void write(Ledger ledger, String name, PrintStream out) {
        Instant now = Instant.parse("2026-03-08T12:00:00Z");
        Interaction interaction = ledger.transact(tx -> tx.create(
                new NewInteraction(name, "", "", "anna", Json.of("n", 0), now, now.plus(Duration.ofDays(1)))));
        while (true) {
            Interaction before = interaction;
            int number = (int) before.version() + 1;
            try {
                interaction = ledger.<Interaction, Exception>transact(tx -> {
                    tx.burn(new Nonce(name, "nonce-" + number), now);
                    if (books(number)) {
                        try (PreparedStatement book =
                                tx.connection().prepareStatement("INSERT INTO booking (id) VALUES (?)")) {
                            book.setString(1, name + "/" + number);
                            book.executeUpdate();
                        }
                    }
                    return tx.append(
                            before,
                            List.of(new NewEvent("booked", "anna", Json.of("n", number), now)),
                            new LedgerTransaction.Projection(
                                    Status.BLOCKED, "", Json.of("n", number), 1, now.plus(Duration.ofDays(1))));
                });
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
            }
            synchronized (out) {
                out.println(name + " " + interaction.version() + " " + interaction.head());
                if (out.checkError()) {
                    // Nobody listens any more: the test is gone.
                    Runtime.getRuntime().halt(4);
                }
            }
        }
    }
}
