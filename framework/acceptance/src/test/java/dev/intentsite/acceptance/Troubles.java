package dev.intentsite.acceptance;

import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend that fails as it is told. */
public final class Troubles {
    enum Kind {
        NONE,
        DEFECT,
        AWAY,
        SILENT,
        SLOW
    }

    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final AtomicInteger calls = new AtomicInteger();

    record Wish(
            @Parameter("Which trouble") Kind trouble,
            @Parameter("A word") Optional<String> word) {}

    @Capability(
            intent = "Make trouble",
            description = "Fail in a way of your choice",
            examples = {"Make trouble"})
    Outcome trouble(Wish wish, Turn turn) throws InterruptedException {
        calls.incrementAndGet();
        switch (wish.trouble()) {
            case DEFECT -> throw new IllegalStateException("a secret of the backend");
            case AWAY ->
                throw new BackendUnavailableException(
                        "a secret of the backend", Duration.ofSeconds(7), new IllegalStateException());
            case SILENT -> throw new BackendTimeoutException("a secret of the backend", new IllegalStateException());
            case SLOW -> {
                entered.countDown();
                released.await();
            }
            case NONE -> {}
        }
        return Outcome.confirmed("DONE-" + calls.get(), "Done.");
    }

    @Capability(
            intent = "Sign a contract",
            description = "Something that is confirmed first",
            examples = {"Sign the contract"},
            confirmation = Confirmation.ALWAYS)
    Outcome sign(Turn turn, Transaction transaction) {
        calls.incrementAndGet();
        return Outcome.confirmed("CONTRACT-1", "Signed.");
    }

    @Propose
    Proposal signing() {
        return Proposal.of("You will be bound.");
    }
}
