package dev.intentsite.benchmarks.load;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.ledger.Event;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.NewInteraction;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.site.IntentSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills a ledger with open conversations through its own API. Each is a copy of one that the asking site really holds, all its events
 * included, under another name and of another person. Thread-safe.
 */
public final class Filling {
    /** So many conversations share a transaction, which no site does: it saves flushes, and leaves the same rows. */
    private static final int BATCH = 200;

    private static final int DEPTH = 32;

    private final Interaction model;
    private final List<Event> events;

    private Filling(Interaction model, List<Event> events) {
        this.model = model;
        this.events = List.copyOf(events);
    }

    /** Copies of a conversation that waits for the answer to its first question. */
    public static Filling ofAsking() {
        String origin = "http://localhost";
        Ledger ledger = new MemoryLedger();
        try (IntentSite site = Contender.bistro(origin).ledger(ledger).build()) {
            byte[] request = new RequestSupply(origin, 1).body(Message.asking());
            site.answer(request);
            String id = StrictJson.read(request, DEPTH).path("interaction_id").asText();
            return new Filling(ledger.find(id).orElseThrow(), ledger.events(id));
        }
    }

    /**
     * Keeps {@code count} more, whose names are not those of another {@code series}.
     *
     * @param threads how many transactions run at a time
     * @throws IOException when one fails
     */
    public void into(Ledger ledger, String series, int count, int threads) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> batches = new ArrayList<>();
            for (int from = 0; from < count; from += BATCH) {
                int first = from;
                int end = Math.min(count, from + BATCH);
                batches.add(() -> {
                    ledger.transact(transaction -> {
                        for (int number = first; number < end; number++) {
                            keep(transaction, series + "-" + number);
                        }
                        return end;
                    });
                    return null;
                });
            }
            for (Future<Void> batch : pool.invokeAll(batches)) {
                batch.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The ledger could not be filled", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void keep(LedgerTransaction transaction, String name) {
        String person = person(name);
        Interaction begun = transaction.create(new NewInteraction(
                name, model.title(), model.description(), person, model.state(), model.createdAt(), model.expiresAt()));
        transaction.append(
                begun,
                events.stream()
                        .map(event -> new NewEvent(
                                event.type(),
                                event.actor().equals(model.createdBy()) ? person : event.actor(),
                                event.payload(),
                                event.createdAt()))
                        .toList(),
                new LedgerTransaction.Projection(
                        model.status(), model.title(), model.state(), model.confidence(), model.expiresAt()));
    }

    /** An {@code actor_id} as a thumbprint's. */
    private static String person(String name) {
        try {
            byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return "urn:ietf:params:oauth:jwk-thumbprint:sha-256:"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(thumbprint);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
