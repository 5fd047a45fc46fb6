package dev.intentsite.redis;

import dev.intentsite.site.Allowances;
import io.lettuce.core.RedisURI;
import java.time.Clock;
import java.time.Duration;

/**
 * Limits that all nodes of a site count together in one Redis:
 *
 * <pre>{@code
 * RedisAllowances limits = RedisAllowances.at("redis://redis.example:6379");
 * IntentSite site = IntentSite.builder(new Bookings()).allowances(limits).build();
 * }</pre>
 *
 * <p>Redis holds nothing else, and nothing that would be missed: while it does not answer, each node counts for itself as if there were none, so
 * that nobody who keeps to the limits is refused, and tries it again every second. What may be done only once (nonces, bookings) is kept in the
 * ledger. The nodes' clocks should agree to a second. Thread-safe.
 */
public final class RedisAllowances implements Allowances, AutoCloseable {
    private final Connector connector;
    private final Allowances alone = Allowances.inMemory();

    private RedisAllowances(Connector connector) {
        this.connector = connector;
    }

    /**
     * Connects; where Redis is not there, later.
     *
     * @param uri such as {@code redis://host:6379}, {@code rediss://user:password@host:6380} with TLS, or {@code
     *     redis-sentinel://host1:26379,host2:26379#main}
     * @throws IllegalArgumentException when it is no address of Redis
     */
    public static RedisAllowances at(String uri) {
        RedisURI address;
        try {
            address = RedisURI.create(uri);
        } catch (RuntimeException e) {
            // Not as the cause, which a log shows: its message may hold the password.
            throw new IllegalArgumentException(
                    "RedisAllowances.at: this is no address of Redis; give one like redis://host:6379");
        }
        return new RedisAllowances(new Connector(address));
    }

    @Override
    public Allowance of(String name, long amount, Duration time, Clock clock) {
        return new SharedAllowance(connector, alone.of(name, amount, time, clock), name, amount, time, clock);
    }

    /** Closes the connection; from then on each node counts for itself. */
    @Override
    public void close() {
        connector.close();
    }
}
