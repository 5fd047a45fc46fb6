package dev.intentsite.http;

import dev.intentsite.site.ConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** How a site behaves on HTTP, beyond what {@code wire.md} fixes. Immutable, thread-safe. */
public final class HttpSettings {
    private final int messagesPerMinute;
    private final Duration bodyTime;
    private final List<String> trustedProxies;
    private final List<Page> pages;
    private final Clock clock;
    private final int eventStreams;
    private final int eventStreamsOfAddress;
    private final Duration eventStreamTime;
    private final Duration heartbeat;

    private HttpSettings(Builder builder, List<Page> pages) {
        this.messagesPerMinute = builder.messagesPerMinute;
        this.bodyTime = builder.bodyTime;
        this.trustedProxies = List.copyOf(builder.trustedProxies);
        this.pages = pages;
        this.clock = builder.clock;
        this.eventStreams = builder.eventStreams;
        this.eventStreamsOfAddress = builder.eventStreamsOfAddress;
        this.eventStreamTime = builder.eventStreamTime;
        this.heartbeat = builder.heartbeat;
    }

    /** All defaults: safe behind nothing at all. */
    public static HttpSettings defaults() {
        return builder().build();
    }

    /** Starts with all defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Messages a minute that one address may send. */
    public int messagesPerMinute() {
        return messagesPerMinute;
    }

    /** How long a message's body may take to arrive. */
    public Duration bodyTime() {
        return bodyTime;
    }

    /** The proxies whose {@code X-Forwarded-For} is believed, as CIDR blocks. */
    public List<String> trustedProxies() {
        return trustedProxies;
    }

    /** What is shown below {@code /intent-ui/}; the first that has a resource wins. */
    public List<Page> pages() {
        return pages;
    }

    /** What the rate limit counts by. */
    public Clock clock() {
        return clock;
    }

    /** How many clients may wait for the end of long work at a time. */
    public int eventStreams() {
        return eventStreams;
    }

    /** How many of one address. */
    public int eventStreamsOfAddress() {
        return eventStreamsOfAddress;
    }

    /** How long one may wait before it has to ask again. */
    public Duration eventStreamTime() {
        return eventStreamTime;
    }

    /** How often a client that waits is told that the site is there. */
    public Duration heartbeat() {
        return heartbeat;
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private int messagesPerMinute = 12_000;
        private Duration bodyTime = Duration.ofSeconds(10);
        private List<String> trustedProxies = List.of();
        private List<Page> pages = new ArrayList<>();
        private boolean discoverPages = true;
        private Clock clock = Clock.systemUTC();
        private int eventStreams = 1024;
        private int eventStreamsOfAddress = 128;
        private Duration eventStreamTime = Duration.ofMinutes(10);
        private Duration heartbeat = Duration.ofSeconds(10);

        private Builder() {}

        /** Messages a minute for one address, an IPv6 network of 64 bits being one; at least 1. Default 12,000. */
        public Builder messagesPerMinute(int count) {
            if (count < 1) {
                throw fault("HttpSettings.messagesPerMinute: " + count + " lets nobody in; use 1 or more");
            }
            this.messagesPerMinute = count;
            return this;
        }

        /** How long a message's body may take to arrive in all. Default 10 s. */
        public Builder bodyTime(Duration time) {
            if (time.isZero() || time.isNegative()) {
                throw fault("HttpSettings.bodyTime: " + time + " is no time; use more than zero, such as PT10S");
            }
            this.bodyTime = time;
            return this;
        }

        /**
         * Believes {@code X-Forwarded-For} from these proxies, and from nobody else. Default: from nobody; an address is then the
         * socket's.
         *
         * @param blocks CIDR blocks, such as {@code 10.0.0.0/8} or {@code fd00::/8}
         */
        public Builder trustForwardedFor(String... blocks) {
            this.trustedProxies = List.of(blocks);
            return this;
        }

        /** Shows exactly these below {@code /intent-ui/}; with none, nothing. Default: those that the class path offers. */
        public Builder pages(Page... pages) {
            this.pages = List.of(pages);
            this.discoverPages = false;
            return this;
        }

        /**
         * How many clients may wait for the end of long work by server-sent events ({@code Accept: text/event-stream}); others ask again by
         * themselves. Default 1024, and 128 of one address.
         */
        public Builder eventStreams(int inAll, int ofAddress) {
            if (inAll < 0 || ofAddress < 0) {
                throw fault("HttpSettings.eventStreams(" + inAll + ", " + ofAddress
                        + "): is no count; use 0, which offers none, or more");
            }
            this.eventStreams = inAll;
            this.eventStreamsOfAddress = ofAddress;
            return this;
        }

        /**
         * How server-sent events go.
         *
         * @param longest how long a client may wait before it has to ask again; default 10 minutes
         * @param heartbeat how often a comment shows that the site is there, which also notices clients that are gone; default 10 s, and less
         *     than what proxies and this server call idle, 30 s
         */
        public Builder eventStreamTime(Duration longest, Duration heartbeat) {
            for (Duration time : List.of(longest, heartbeat)) {
                if (time.toMillis() < 1) {
                    throw fault(
                            "HttpSettings.eventStreamTime: " + time + " is no time; use more than zero, such as PT10S");
                }
            }
            this.eventStreamTime = longest;
            this.heartbeat = heartbeat;
            return this;
        }

        /** What the rate limit counts by. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Makes the settings. */
        public HttpSettings build() {
            return new HttpSettings(this, discoverPages ? List.copyOf(discovered()) : pages);
        }

        private static List<Page> discovered() {
            List<Page> found = new ArrayList<>();
            ServiceLoader.load(Page.class).forEach(found::add);
            return found;
        }

        private static ConfigurationException fault(String message) {
            return new ConfigurationException(List.of(message));
        }
    }
}
