package dev.intentsite.http.internal;

import java.time.Duration;

/**
 * How many connections a server holds, and how long they may take.
 *
 * @param inAll connections at a time
 * @param ofAddress connections at a time of one address; an IPv6 network of 64 bits counts as one
 * @param headerTime how long a request's headers may take to arrive, the wait for the request included
 * @param answerTime how long the other side may take to read an answer
 */
public record ConnectionBounds(int inAll, int ofAddress, Duration headerTime, Duration answerTime) {
    /** Generous for people, agents and a proxy. */
    public static final ConnectionBounds DEFAULT =
            new ConnectionBounds(8192, 512, Duration.ofSeconds(30), Duration.ofSeconds(60));
}
