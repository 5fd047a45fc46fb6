package dev.intentsite.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.ValueType;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Origin;
import dev.intentsite.protocol.attribution.Pin;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.SchemaDocument;
import dev.intentsite.site.internal.ManifestDate;
import dev.intentsite.site.internal.Published;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.Phrasing;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ManifestMaker;
import dev.intentsite.site.internal.model.ManifestSettings;
import dev.intentsite.site.internal.model.ModelReader;
import dev.intentsite.site.internal.turn.Answers;
import dev.intentsite.site.internal.turn.LateSettlement;
import dev.intentsite.site.internal.turn.TurnParts;
import dev.intentsite.site.internal.turn.TurnSettings;
import dev.intentsite.site.internal.turn.Turns;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects a site's settings; what is not set has a default that is safe. Not thread-safe. */
public final class SiteBuilder {
    private static final Duration KEEP_RETIRED_KEYS = Duration.ofDays(400);

    private final List<Object> handlers;
    private final List<String> faults = new ArrayList<>();
    private final Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions =
            new LinkedHashMap<>();
    private String origin = "http://localhost:8080";
    private Optional<String> company = Optional.empty();
    private Optional<String> about = Optional.empty();
    private Optional<String> schemaType = Optional.empty();
    private Optional<JsonNode> location = Optional.empty();
    private Optional<URI> website = Optional.empty();
    private Optional<String> phone = Optional.empty();
    private Optional<String> email = Optional.empty();
    private ZoneId zone = ZoneId.systemDefault();
    private List<Locale> locales = List.of(Locale.ENGLISH);
    private Clock clock = Clock.systemUTC();
    private Optional<Path> dataFolder = Optional.empty();
    private @Nullable Ledger ledger;
    private @Nullable SiteKeys keys;
    private @Nullable KeySource keySource;
    private List<Pin> pins = List.of();
    private Trust trust = Trust.SELF_ASSERTED;
    private boolean acceptUnsigned;
    private EnvelopeLimits limits = EnvelopeLimits.DEFAULT;
    private int messagesPerMinute = 120;
    private Duration idle = Duration.ofMinutes(30);
    private Duration window = Duration.ofSeconds(300);
    private List<ValueType<?>> valueTypes = List.of();
    private BiFunction<Manifest, ValueTypes, Interpreter> interpreter = ManifestInterpreter::of;

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
        if (count < 1) {
            faults.add("IntentSite.builder().messagesPerMinute(" + count + "): lets nobody in; use 1 or more");
        }
        this.messagesPerMinute = count;
        return this;
    }

    /** When an idle interaction expires. Default 30 minutes. */
    public SiteBuilder idle(Duration duration) {
        this.idle = positive("idle", duration);
        return this;
    }

    /** How far a signature's time may be from now. Default 300 s. */
    public SiteBuilder signatureWindow(Duration duration) {
        this.window = positive("signatureWindow", duration);
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

    /** What a business exception means, subclasses included. Anything else thrown is {@code internal_error}. */
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
        checkOrigin();
        ValueTypes types = ValueTypes.standard().with(valueTypes);
        ModelReader.Read read = ModelReader.read(handlers, types, exceptions, clock, zone);
        List<String> all = new ArrayList<>(faults);
        all.addAll(read.faults());
        checkTransactions(read, all);
        if (!all.isEmpty()) {
            throw new ConfigurationException(all);
        }
        Opened opened = open();
        try {
            return built(read, types, opened);
        } catch (RuntimeException e) {
            opened.close().run();
            throw e;
        }
    }

    /** The ledger and the keys, and what closes those that were opened here. */
    private record Opened(Ledger ledger, SiteKeys keys, Runnable close) {}

    private Opened open() {
        Ledger given = ledger;
        Ledger store = given != null
                ? given
                : dataFolder
                        .<Ledger>map(folder -> SqlLedger.file(folder.resolve("ledger.db")))
                        .orElseGet(MemoryLedger::new);
        SiteKeys own = keys;
        if (own == null) {
            own = dataFolder
                    .map(folder -> SiteKeys.inFolder(folder.resolve("keys"), clock, KEEP_RETIRED_KEYS))
                    .orElseGet(() -> SiteKeys.of(SigningKey.generate(Algorithm.ED25519)));
        }
        return new Opened(store, own, given != null ? () -> {} : store::close);
    }

    private IntentSite built(ModelReader.Read read, ValueTypes types, Opened opened) {
        TurnSettings settings =
                new TurnSettings(origin, clock, zone, locales, trust, acceptUnsigned, idle, window, messagesPerMinute);
        Instant updated = updated(read);
        ManifestMaker maker = maker(read, updated);
        Manifest manifest = maker.published();
        checkManifest(manifest);
        KeySource source = keySource != null ? keySource : discovered();
        Answers answers = new Answers(opened.keys(), origin, clock);
        Turns turns = new Turns(
                new TurnParts(
                        new RequestReader(limits),
                        new RequestVerifier(origin, source, pins, window),
                        interpreter.apply(maker.marked(), types),
                        read.model(),
                        new Dialogue(read.model(), read.backend()::violations),
                        new Phrasing(read.model()),
                        read.backend(),
                        opened.ledger(),
                        answers),
                settings);
        return new IntentSite(new SiteParts(
                settings,
                limits,
                turns,
                answers,
                new LateSettlement(opened.ledger(), settings),
                opened.keys(),
                manifest,
                Published.of(manifest.toYaml(), updated),
                opened.close()));
    }

    private KeySource discovered() {
        return ServiceLoader.load(KeySourceFactory.class)
                .findFirst()
                .map(factory -> factory.keySource(origin, clock))
                .orElseGet(KeySource::none);
    }

    private Instant updated(ModelReader.Read read) {
        ObjectNode content = maker(read, Instant.EPOCH).published().toJson();
        return dataFolder
                .map(folder -> ManifestDate.of(folder, CanonicalJson.sha256(content), clock.instant()))
                .orElseGet(clock::instant);
    }

    private ManifestMaker maker(ModelReader.Read read, Instant updated) {
        String name = company.orElseGet(
                () -> handlers.get(0).getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        return new ManifestMaker(
                read.model(),
                new ManifestSettings(
                        name,
                        about,
                        schemaType,
                        location,
                        origin,
                        website,
                        phone,
                        email,
                        locales,
                        zone,
                        trust,
                        limits.bytes(),
                        messagesPerMinute,
                        updated.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private static void checkManifest(Manifest manifest) {
        List<Fault> wrong = SchemaDocument.MANIFEST.faults(manifest.toJson());
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(wrong.stream()
                    .map(fault -> "manifest, " + fault.pointer() + ": " + fault.message())
                    .toList());
        }
    }

    private void checkOrigin() {
        if (Origin.find(origin).isEmpty()) {
            faults.add(
                    "IntentSite.builder().origin(\"" + origin + "\"): is no web origin; write it as"
                            + " https://host or https://host:port, lower-case, without default port, path or slash (http on loopback only)");
        }
    }

    private void checkTransactions(ModelReader.Read read, List<String> all) {
        boolean sql = ledger != null ? ledger.isSql() : dataFolder.isPresent();
        if (sql) {
            return;
        }
        for (CapabilityModel capability : read.model().capabilities()) {
            if (capability.inTransaction()) {
                all.add("capability " + capability.id() + ": its method takes a Transaction, but the site keeps its"
                        + " ledger in memory; give it one in SQL with dataFolder(…) or ledger(SqlLedger.…)");
            }
        }
    }

    private Duration positive(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            faults.add("IntentSite.builder()." + setting + "(" + duration + "): is no time; use more than zero");
        }
        return duration;
    }
}
