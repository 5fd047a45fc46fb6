package dev.intentsite.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims what it changes, collects the changes, and publishes them when its work is done: no lock is held meanwhile but these
 * claims, so that works of different interactions run side by side. For one thread.
 */
final class MemoryTransaction implements LedgerTransaction {
    private final MemoryInteractions interactions;
    private final MemoryNonces nonces;
    private final Map<String, MemoryChange> changes = new LinkedHashMap<>(2);
    private final List<MemoryBurn> burns = new ArrayList<>(1);
    private boolean over;

    MemoryTransaction(MemoryInteractions interactions, MemoryNonces nonces) {
        this.interactions = interactions;
        this.nonces = nonces;
    }

    @Override
    public boolean burn(Nonce nonce, Instant keepUntil) {
        checkOpen();
        return nonces.claim(nonce, keepUntil, this);
    }

    @Override
    public Interaction create(NewInteraction begun) {
        checkOpen();
        MemoryInteraction target = new MemoryInteraction(this);
        if (!interactions.add(begun.interactionId(), target, begun.createdAt())) {
            if (interactions
                    .find(begun.interactionId())
                    .filter(MemoryInteraction::isForgotten)
                    .isPresent()) {
                throw new InteractionForgottenException(begun.interactionId());
            }
            throw new VersionConflictException("There is an interaction " + begun.interactionId() + " already.");
        }
        Interaction beginning = Projections.beginning(begun);
        changes.put(begun.interactionId(), new MemoryChange(target, true, beginning));
        return beginning;
    }

    @Override
    public Interaction append(Interaction before, List<NewEvent> added, Projection projection) {
        checkOpen();
        List<HashChain.Link> links = HashChain.links(before, added, Cover.PLAIN);
        MemoryChange change = change(before.interactionId());
        if (change.after().version() != before.version()) {
            throw new VersionConflictException("Interaction " + before.interactionId() + " is no longer at version "
                    + before.version() + ": somebody else appended first.");
        }
        Event last = links.get(links.size() - 1).event();
        Interaction after = Projections.after(before, last, projection);
        change.append(links, after, projection);
        return after;
    }

    @Override
    public void remember(Receipt receipt) {
        checkOpen();
        change(receipt.interactionId()).remember(receipt);
    }

    @Override
    public boolean forget(String actorId, Instant at) {
        checkOpen();
        List<String> names = new ArrayList<>(interactions.ofActor(actorId));
        changes.forEach((name, change) -> {
            if (change.isBegun() && change.after().createdBy().equals(actorId)) {
                names.add(name);
            }
        });
        names.forEach(name -> change(name).forget(Times.truncated(at)));
        return !names.isEmpty();
    }

    @Override
    public Connection connection() {
        throw new UnsupportedOperationException(
                "A ledger in memory has no SQL connection; open the site's ledger with SqlLedger.");
    }

    void claimed(MemoryBurn burn) {
        burns.add(burn);
    }

    boolean hasBurns() {
        return !burns.isEmpty();
    }

    void commit() {
        over = true;
        changes.values().forEach(MemoryChange::publish);
        burns.forEach(burn -> burn.settle(true));
        changes.values().forEach(change -> change.target().release());
    }

    void rollback() {
        over = true;
        changes.forEach((name, change) -> {
            if (change.isBegun()) {
                interactions.remove(name, change.target());
            } else {
                change.target().release();
            }
        });
        burns.forEach(burn -> {
            nonces.drop(burn);
            burn.settle(false);
        });
    }

    private MemoryChange change(String name) {
        MemoryChange known = changes.get(name);
        if (known != null) {
            return known;
        }
        MemoryInteraction target = interactions
                .find(name)
                .orElseThrow(() -> new VersionConflictException("There is no interaction " + name + " any more."));
        if (!target.claim(this)) {
            throw new VersionConflictException("Another transaction is changing interaction " + name + ".");
        }
        MemoryChange change = new MemoryChange(target, false, target.committed().orElseThrow(() -> {
            target.release();
            return new VersionConflictException("There is no interaction " + name + " any more.");
        }));
        changes.put(name, change);
        return change;
    }

    private void checkOpen() {
        if (over) {
            throw new IllegalStateException("This transaction is over; it is not to be kept beyond its work.");
        }
    }
}
