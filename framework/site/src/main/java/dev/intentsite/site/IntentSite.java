package dev.intentsite.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ValueType;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Pin;
import dev.intentsite.protocol.attribution.Trust;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A company's backend as an IntentSite: a message's bytes in, a signed answer's bytes out. Made once from annotated objects;
 * every fault in them fails here. Thread-safe.
 *
 * <pre>{@code
 * IntentSite site = IntentSite.builder(new Bookings()).company("Bella Cucina").origin("https://bellacucina.example").build();
 * }</pre>
 */
public final class IntentSite implements AutoCloseable {
    private IntentSite() {}

    /** A site of these objects with all defaults: for a first try on one's own machine. @throws ConfigurationException listing every fault */
    public static IntentSite of(Object... handlers) {
        return builder(handlers).build();
    }

    /** A site of these objects, whose methods are annotated with {@link Capability}. */
    public static Builder builder(Object... handlers) {
        throw new UnsupportedOperationException();
    }

    /** The site's web origin, such as {@code https://bellacucina.example}. */
    public String origin() {
        throw new UnsupportedOperationException();
    }

    /** Answers one message. Never throws for what is in {@code body}. */
    public Answer answer(byte[] body) {
        throw new UnsupportedOperationException();
    }

    /** A signed error for a message that is refused before it is read, such as one that is too large. */
    public Answer refuse(ErrorStatus status, String message, Duration retryAfter) {
        throw new UnsupportedOperationException();
    }

    /** The manifest. */
    public Manifest manifest() {
        throw new UnsupportedOperationException();
    }

    /** {@code /intentmanifest.yaml}. */
    public Publication manifestPublication() {
        throw new UnsupportedOperationException();
    }

    /** {@code /.well-known/jwks.json}. */
    public Publication keysPublication() {
        throw new UnsupportedOperationException();
    }

    public EnvelopeLimits limits() {
        throw new UnsupportedOperationException();
    }

    /** Ends long work that a handler {@link Outcome.Accepted accepted}. @throws IllegalStateException when nothing of that interaction is under way */
    public void settle(String interactionId, Outcome outcome) {
        throw new UnsupportedOperationException();
    }

    /** Ends background work and closes the ledger where the site opened it. */
    @Override
    public void close() {}

    /** Collects a site's settings; what is not set has a default that is safe. Not thread-safe. */
    public interface Builder {
        /** The company's name; by default the first handler's class name in words. */
        Builder company(String name);

        /** A sentence about the company. */
        Builder about(String text);

        /** A Schema.org type URL. */
        Builder schemaType(String url);

        /** Address, region and the like, as JSON. */
        Builder location(JsonNode location);

        Builder website(URI url);

        Builder phone(String phone);

        Builder email(String address);

        /** The origin that the manifest is fetched from; never taken from a request. Default {@code http://localhost:8080}. */
        Builder origin(String origin);

        /** What "today" means. Default: the machine's zone. */
        Builder zone(ZoneId zone);

        /** The languages that the site speaks, the first by default. Default: English. */
        Builder locales(Locale... locales);

        Builder clock(Clock clock);

        /** Where interactions are kept; the caller closes it. Default: in memory. */
        Builder ledger(Ledger ledger);

        /** The site's keys. Default: a new one in memory. */
        Builder keys(SiteKeys keys);

        /** Where other origins' keys come from. Default: nowhere. */
        Builder keySource(KeySource source);

        Builder pins(Pin... pins);

        /** The least trust that is taken. Default {@code SELF_ASSERTED}. */
        Builder trust(Trust least);

        /** Takes messages that nobody signed. For development alone. */
        Builder acceptUnsignedForDevelopment();

        Builder limits(EnvelopeLimits limits);

        /** Messages a minute for one origin actor. Default 120. */
        Builder messagesPerMinute(int count);

        /** When an idle interaction expires. Default 30 minutes. */
        Builder idle(Duration duration);

        /** How far a signature's time may be from now. Default 300 s. */
        Builder signatureWindow(Duration duration);

        /** More kinds of values. */
        Builder valueTypes(ValueType<?>... types);

        /** Another interpreter, made from the manifest. Default: {@code ManifestInterpreter}. */
        Builder interpreter(BiFunction<Manifest, ValueTypes, Interpreter> maker);

        /** What a business exception means. Anything else thrown is {@code internal_error}. */
        <X extends Exception> Builder mapException(Class<X> type, Function<X, Outcome> mapping);

        /**
         * Checks everything and makes the site.
         *
         * @throws ConfigurationException listing every fault with its place and remedy
         */
        IntentSite build();
    }
}
