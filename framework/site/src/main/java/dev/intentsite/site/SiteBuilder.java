package dev.intentsite.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.ValueType;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Pin;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.internal.model.Retention;
import dev.intentsite.site.internal.turn.BreakerSettings;
import dev.intentsite.site.internal.turn.TurnLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects a site's settings; what is not set has a default that is safe. Not thread-safe. */
public final class SiteBuilder {
    private static final Duration MOST_WAITED = Duration.ofHours(1);

    final List<Object> handlers;
    final List<String> faults = new ArrayList<>();
    final Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions = new LinkedHashMap<>();
    String origin = "http://localhost:8080";
    Optional<String> company = Optional.empty();
    Optional<String> about = Optional.empty();
    Optional<String> schemaType = Optional.empty();
    Optional<JsonNode> location = Optional.empty();
    Optional<URI> website = Optional.empty();
    Optional<String> phone = Optional.empty();
    Optional<String> email = Optional.empty();
    ZoneId zone = ZoneId.systemDefault();
    List<Locale> locales = List.of(Locale.ENGLISH);
    Clock clock = Clock.systemUTC();
    Optional<Path> dataFolder = Optional.empty();

    @Nullable
    Ledger ledger;

    @Nullable
    SiteKeys keys;

    @Nullable
    KeySource keySource;

    List<Pin> pins = List.of();
    Trust trust = Trust.SELF_ASSERTED;
    boolean acceptUnsigned;
    EnvelopeLimits limits = EnvelopeLimits.DEFAULT;
    TurnLimits turnLimits = TurnLimits.DEFAULT;
    Allowances allowances = Allowances.inMemory();
    Duration idle = Duration.ofMinutes(30);
    Duration keepEnded = Duration.ofHours(24);
    Duration methodDeadline = Duration.ofSeconds(30);
    BreakerSettings breaker = BreakerSettings.DEFAULT;
    Duration window = Duration.ofSeconds(300);
    List<ValueType<?>> valueTypes = List.of();
    Optional<PersonalData> personalData = Optional.empty();
    boolean withoutRights;
    BiFunction<Manifest, ValueTypes, Interpreter> interpreter = ManifestInterpreter::of;
    Phraser phraser = Phraser.plain();

    SiteBuilder(Object... handlers) {
        this.handlers = List.copyOf(Arrays.asList(handlers));
    }

    /** The company's name; by default the first handler's class name in words. */
    public SiteBuilder company(String name) {
        this.company = Optional.of(name);
        return this;
    }

    /** A sentence about the company. */
    public SiteBuilder about(String text) {
        this.about = Optional.of(text);
        return this;
    }

    /** A Schema.org type URL. */
    public SiteBuilder schemaType(String url) {
        this.schemaType = Optional.of(url);
        return this;
    }

    /** Address, region and the like, as JSON. */
    public SiteBuilder location(JsonNode place) {
        this.location = Optional.of(place);
        return this;
    }

    /** The company's page for people. */
    public SiteBuilder website(URI url) {
        this.website = Optional.of(url);
        return this;
    }

    /** The company's telephone number, as people write it. */
    public SiteBuilder phone(String number) {
        this.phone = Optional.of(number);
        return this;
    }

    /** The company's e-mail address. */
    public SiteBuilder email(String address) {
        this.email = Optional.of(address);
        return this;
    }

    /** The origin that the manifest is fetched from; never taken from a request. Default {@code http://localhost:8080}. */
    public SiteBuilder origin(String serialised) {
        this.origin = serialised;
        return this;
    }

    /** What "today" means. Default: the machine's zone. */
    public SiteBuilder zone(ZoneId timeZone) {
        this.zone = timeZone;
        return this;
    }

    /** The languages that the site speaks, the first by default. Default: English. */
    public SiteBuilder locales(Locale... spoken) {
        if (spoken.length == 0) {
            faults.add("IntentSite.builder().locales(): names no language; name one or more");
            return this;
        }
        this.locales = List.of(spoken);
        return this;
    }

    /** What time it is. Default: the system's clock. */
    public SiteBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /**
     * Where the site keeps what must outlive it, made when there is none: its ledger and its keys unless they are given, and when
     * its manifest changed. Default: nowhere; all is gone with the process.
     */
    public SiteBuilder dataFolder(Path folder) {
        this.dataFolder = Optional.of(folder);
        return this;
    }

    /** Where interactions are kept; the caller closes it. Default: in the data folder, else in memory. */
    public SiteBuilder ledger(Ledger store) {
        this.ledger = store;
        return this;
    }

    /** The site's keys. Default: in the data folder, else a new one in memory. */
    public SiteBuilder keys(SiteKeys own) {
        this.keys = own;
        return this;
    }

    /** Where other origins' keys come from. Default: what the class path offers ({@link KeySourceFactory}). */
    public SiteBuilder keySource(KeySource source) {
        this.keySource = source;
        return this;
    }

    /** The actors whose keys or certificate authorities the site knows itself ({@code wire.md} § 5, "Pinned"). */
    public SiteBuilder pins(Pin... known) {
        this.pins = List.of(known);
        return this;
    }

    /** The least trust that is taken. Default {@code SELF_ASSERTED}. */
    public SiteBuilder trust(Trust least) {
        if (least == Trust.UNSIGNED) {
            faults.add("IntentSite.builder().trust(UNSIGNED): takes messages that nobody signed;"
                    + " use acceptUnsignedForDevelopment() if you mean it");
        }
        this.trust = least;
        return this;
    }

    /** Takes messages that nobody signed, too. For development alone. */
    public SiteBuilder acceptUnsignedForDevelopment() {
        this.acceptUnsigned = true;
        return this;
    }

    /** How large a message may be. Default {@link EnvelopeLimits#DEFAULT}. */
    public SiteBuilder limits(EnvelopeLimits most) {
        this.limits = most;
        return this;
    }

    /** Messages a minute for one origin actor. Default 120. */
    public SiteBuilder messagesPerMinute(int count) {
        this.turnLimits = turnLimits.messagesPerMinute(atLeastOne("messagesPerMinute", count));
        return this;
    }

    /** Where the limits of senders are counted: {@code RedisAllowances} lets nodes count together. Default: in this process. The caller closes it. */
    public SiteBuilder allowances(Allowances counted) {
        this.allowances = counted;
        return this;
    }

    /** Accepted messages of one interaction; one more is {@code interaction_closed}. Default 500. */
    public SiteBuilder turnsPerInteraction(int count) {
        this.turnLimits = turnLimits.turns(atLeastOne("turnsPerInteraction", count));
        return this;
    }

    /**
     * How much a sender may make the site keep in a day, in bytes of accepted messages and their answers; then it is {@code
     * rate_limited}. What is kept takes about twice as much room. Default 64 MiB for an actor, 4 GiB for an address with all its
     * actors.
     */
    public SiteBuilder bytesPerDay(long ofActor, long ofAddress) {
        this.turnLimits = turnLimits.bytes(atLeastOne("bytesPerDay", ofActor), atLeastOne("bytesPerDay", ofAddress));
        return this;
    }

    /**
     * How many references ({@link dev.intentsite.protocol.value.Reference}) that lead to nothing a sender may try in an hour: those that
     * a check, proposal or outcome refuses, or with which it fails. Then the company is not asked, and the sender {@code rate_limited}.
     * Default 30 for an actor, 300 for an address with all its actors.
     */
    public SiteBuilder wrongReferencesPerHour(int ofActor, int ofAddress) {
        this.turnLimits = turnLimits.guesses(
                atLeastOne("wrongReferencesPerHour", ofActor), atLeastOne("wrongReferencesPerHour", ofAddress));
        return this;
    }

    /**
     * For how many messages of one address other origins' keys are fetched in a minute; the others are {@code key_unavailable}. Each may
     * keep a thread waiting for 5 s, and takes of the fetches that there are for all. Default 120.
     */
    public SiteBuilder keyFetchesPerMinute(int ofAddress) {
        this.turnLimits = turnLimits.fetches(atLeastOne("keyFetchesPerMinute", ofAddress));
        return this;
    }

    /** When an idle interaction expires. Default 30 minutes. */
    public SiteBuilder idle(Duration duration) {
        this.idle = positive("idle", duration);
        return this;
    }

    /**
     * How long an interaction is known after it ended or expired, with its events and its remembered answers; then it is forgotten.
     * From 24 hours ({@code wire.md} §§ 2 and 3) to ten years. {@link Capability#keepEnded} says it for one capability. Default 24 hours.
     */
    public SiteBuilder keepEnded(Duration duration) {
        if (!Retention.isPossible(duration)) {
            faults.add("IntentSite.builder().keepEnded(" + duration + "): is out of range; use "
                    + "24 hours, which clients may rely on, to 3650 days");
        }
        this.keepEnded = duration;
        return this;
    }

    /**
     * How long the site waits for one of your methods. After it a method that acts without a {@code Transaction} goes on, and the client is
     * told so; every other one is interrupted, its transaction rolled back, and the client gets {@code backend_unavailable}. Up to one hour. Default
     * 30 s.
     */
    public SiteBuilder methodDeadline(Duration duration) {
        if (duration.compareTo(MOST_WAITED) > 0) {
            faults.add("IntentSite.builder().methodDeadline(" + duration + "): no client waits so long; use one hour"
                    + " at most, and Outcome.accepted(…) for long work");
        }
        this.methodDeadline = positive("methodDeadline", duration);
        return this;
    }

    /**
     * When the methods of a capability are not called any more, because what they ask does not answer: after so many failures in a row
     * ({@link BackendUnavailableException}, {@link BackendTimeoutException}, a method that is interrupted), for so long. Then the client
     * gets {@code backend_unavailable} with {@code retry_after} at once, and the conversation keeps what it holds. After the pause one
     * call tries whether it is back. Default 5 and 10 s.
     */
    public SiteBuilder circuitBreaker(int failures, Duration pause) {
        this.breaker =
                new BreakerSettings((int) atLeastOne("circuitBreaker", failures), positive("circuitBreaker", pause));
        return this;
    }

    /** How far a signature's time may be from now. Default 300 s. */
    public SiteBuilder signatureWindow(Duration duration) {
        this.window = positive("signatureWindow", duration);
        return this;
    }

    /**
     * What your own systems hold about persons: it is shown, corrected and forgotten with what the site holds, when a person asks. Default:
     * nothing; the site shows and forgets its conversations alone.
     */
    public SiteBuilder personalData(PersonalData held) {
        this.personalData = Optional.of(held);
        return this;
    }

    /**
     * Leaves out the capabilities {@code show_my_data}, {@code correct_my_data} and {@code forget_me}, which every site has: people then
     * exercise their rights over personal data another way, that you provide.
     */
    public SiteBuilder withoutPersonsRights() {
        this.withoutRights = true;
        return this;
    }

    /** More kinds of values; they win over built-in ones of the same Java type. */
    public SiteBuilder valueTypes(ValueType<?>... types) {
        this.valueTypes = List.of(types);
        return this;
    }

    /** Another interpreter, made from the manifest. Default: {@link ManifestInterpreter}. */
    public SiteBuilder interpreter(BiFunction<Manifest, ValueTypes, Interpreter> maker) {
        this.interpreter = maker;
        return this;
    }

    /** Puts the questions of the site in other words. Default: the site's own words, {@link Phraser#plain}. */
    public SiteBuilder phraser(Phraser words) {
        this.phraser = words;
        return this;
    }

    /**
     * What a business exception means, subclasses included. What its method wrote in a {@link Transaction} is rolled back. Anything else
     * thrown is {@code internal_error}.
     */
    public <X extends Exception> SiteBuilder mapException(Class<X> type, Function<X, Outcome> mapping) {
        exceptions.put(type, exception -> mapping.apply(type.cast(exception)));
        return this;
    }

    /**
     * Checks everything and makes the site.
     *
     * @throws ConfigurationException listing every fault with its place and remedy
     */
    public IntentSite build() {
        return new SiteAssembly(this).assemble();
    }

    private int atLeastOne(String setting, int count) {
        return (int) atLeastOne(setting, (long) count);
    }

    private long atLeastOne(String setting, long count) {
        if (count < 1) {
            faults.add("IntentSite.builder()." + setting + "(" + count + "): lets nobody in; use 1 or more");
        }
        return Math.max(1, count);
    }

    private Duration positive(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            faults.add("IntentSite.builder()." + setting + "(" + duration + "): is no time; use more than zero");
        }
        return duration;
    }
}
