package dev.intentsite.testkit;

import dev.intentsite.client.Answered;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.client.Transport;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Answer;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.SiteBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site in memory, without a port, for a company's own tests:
 *
 * <pre>{@code
 * try (SiteTest site = SiteTest.of(new Bookings()).at("2026-10-15T10:00", "America/Chicago")) {
 *     site.conversation()
 *             .says("Book a table for 2 tomorrow")
 *             .asksFor("time")
 *             .offers("time", "19:00")
 *             .says("at 7pm, under Jane Smith")
 *             .isConfirmed("RES-2026-10-16-");
 * }
 * }</pre>
 *
 * <p>Everything is as it is on the network except the network: each message is signed by its actor, and each answer's signature is
 * verified. The clock stands still until {@link #clock} is moved. The site is made with the first conversation; settings come before.
 *
 * <p>Thread-safe once it has begun, as the site is.
 */
public final class SiteTest implements AutoCloseable {
    private final SiteBuilder builder;
    private final Optional<Ledger> ledger;
    private TestClock clock = TestClock.at(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private @Nullable Running running;

    private record Running(IntentSite site, SiteDescription description) {}

    private SiteTest(SiteBuilder builder, Optional<Ledger> ledger) {
        this.builder = builder;
        this.ledger = ledger;
    }

    /** A site of these objects, which keeps its interactions in a SQL database that goes with it. */
    public static SiteTest of(Object... handlers) {
        Ledger ledger = SqlLedger.inMemory();
        return new SiteTest(IntentSite.builder(handlers).ledger(ledger), Optional.of(ledger));
    }

    /** A site with settings of its own, such as the production's; the testkit sets the clock, and the zone where {@link #at} says it. */
    public static SiteTest of(SiteBuilder site) {
        return new SiteTest(site, Optional.empty());
    }

    /**
     * What time it is at the site, and where it is. Without this it is the second in which the test began, in the builder's zone.
     *
     * @param localDateTime such as {@code 2026-10-15T10:00}
     * @param zone such as {@code America/Chicago}
     */
    public SiteTest at(String localDateTime, String zone) {
        if (running != null) {
            throw new IllegalStateException("The site has begun: say at(…) first, or move clock()");
        }
        clock = TestClock.at(localDateTime, zone);
        builder.zone(clock.getZone());
        return this;
    }

    /** The clock of the site and of its visitors. */
    public TestClock clock() {
        return clock;
    }

    /**
     * The site itself.
     *
     * @throws dev.intentsite.site.ConfigurationException listing every fault in its annotations and settings
     */
    public IntentSite site() {
        return running().site;
    }

    /** Begins a conversation as somebody new. */
    public TestConversation conversation() {
        return actor().conversation();
    }

    /** Somebody new, with a key of their own: two conversations of one actor are the same person's, those of two are not. */
    public TestActor actor() {
        return actor(SigningKey.generate(Algorithm.ED25519));
    }

    /** Whoever holds this key. */
    public TestActor actor(SigningKey key) {
        Running now = running();
        IntentClient client = IntentClient.builder(key)
                .clock(clock)
                .attempts(1, Duration.ZERO)
                .build();
        Transport memory = body -> {
            Answer answer = now.site.answer(body);
            return Answered.of(answer.httpStatus(), answer.body());
        };
        return new TestActor(client, now.description, memory);
    }

    /** Closes the site and forgets what it kept in memory. */
    @Override
    public synchronized void close() {
        if (running != null) {
            running.site.close();
        }
        ledger.ifPresent(Ledger::close);
    }

    private synchronized Running running() {
        Running now = running;
        if (now == null) {
            IntentSite site = builder.clock(clock).build();
            now = new Running(
                    site,
                    SiteDescription.of(
                            site.origin(),
                            site.manifest(),
                            Json.read(site.keysPublication().body())));
            running = now;
        }
        return now;
    }
}
