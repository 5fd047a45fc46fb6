package dev.intentsite.client;

import dev.intentsite.protocol.attribution.SigningKey;
import java.time.Clock;
import java.time.Duration;

/** Collects a client's settings; what is not set has a default that is safe. Not thread-safe. */
public final class IntentClientBuilder {
    final SigningKey key;
    String actorType = "ai_agent";
    String actorId;
    Duration connectTimeout = Duration.ofSeconds(5);
    Duration timeout = Duration.ofSeconds(30);
    Duration window = Duration.ofSeconds(300);
    Clock clock = Clock.systemUTC();
    private int attempts = 4;
    private Duration longestPause = Duration.ofSeconds(10);
    private Pause pause = Pause.SLEEP;

    IntentClientBuilder(SigningKey key) {
        this.key = key;
        this.actorId = key.publicKey().actorId();
    }

    private IntentClientBuilder(IntentClientBuilder other) {
        this.key = other.key;
        this.actorType = other.actorType;
        this.actorId = other.actorId;
        this.connectTimeout = other.connectTimeout;
        this.timeout = other.timeout;
        this.window = other.window;
        this.clock = other.clock;
        this.attempts = other.attempts;
        this.longestPause = other.longestPause;
        this.pause = other.pause;
    }

    /** {@code ai_agent} (the default), {@code ai_gateway}, {@code user_agent} or another; decides nothing. */
    public IntentClientBuilder actorType(String type) {
        this.actorType = type;
        return this;
    }

    /** The web origin that publishes the key, or a name that sites have pinned. Default: the key's own thumbprint. */
    public IntentClientBuilder actorId(String id) {
        this.actorId = id;
        return this;
    }

    /** How long a connection may take. Default 5 s. */
    public IntentClientBuilder connectTimeout(Duration duration) {
        this.connectTimeout = positive(duration);
        return this;
    }

    /** How long one exchange may take, the answer's last byte included. Default 30 s. */
    public IntentClientBuilder timeout(Duration duration) {
        this.timeout = positive(duration);
        return this;
    }

    /** How far an answer's time may be from now. Default 300 s. */
    public IntentClientBuilder signatureWindow(Duration duration) {
        this.window = positive(duration);
        return this;
    }

    /** The time that messages are signed at. Default: the machine's. */
    public IntentClientBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /**
     * How often a message is sent when the site answers with a retriable error. It waits as {@code retry_after} says, else 1, 2, 4 …
     * seconds.
     *
     * @param most attempts in all, 1 for no retry; default 4
     * @param longestPause a longer wait than this is left to the caller, who gets the error; default 10 s
     */
    public IntentClientBuilder attempts(int most, Duration longestPause) {
        if (most < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, not " + most);
        }
        this.attempts = most;
        this.longestPause = longestPause;
        return this;
    }

    /** How to wait between attempts. Default: {@link Pause#SLEEP}. */
    public IntentClientBuilder pause(Pause way) {
        this.pause = way;
        return this;
    }

    /** Makes the client. */
    public IntentClient build() {
        return new IntentClient(new IntentClientBuilder(this));
    }

    Retries retries() {
        return new Retries(attempts, longestPause, pause);
    }

    private static Duration positive(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a duration here must be positive, not " + duration);
        }
        return duration;
    }
}
