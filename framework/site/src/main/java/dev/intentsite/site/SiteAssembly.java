package dev.intentsite.site;

import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.LogText;
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
import dev.intentsite.site.internal.model.SiteModel;
import dev.intentsite.site.internal.turn.Answers;
import dev.intentsite.site.internal.turn.Deadline;
import dev.intentsite.site.internal.turn.LateSettlement;
import dev.intentsite.site.internal.turn.PersonsRights;
import dev.intentsite.site.internal.turn.RightsInterpreter;
import dev.intentsite.site.internal.turn.TurnParts;
import dev.intentsite.site.internal.turn.TurnSettings;
import dev.intentsite.site.internal.turn.Turns;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a site of a {@link SiteBuilder}'s settings, or lists all that is wrong with them. Used once. */
final class SiteAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(SiteAssembly.class);
    /** What a turn may take beside the company's method. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final SiteBuilder from;
    private final ValueTypes types;
    private final PersonsRights rights;
    private final ModelReader.Read read;

    SiteAssembly(SiteBuilder from) {
        this.from = from;
        this.types = ValueTypes.standard().with(from.valueTypes);
        this.rights = new PersonsRights(from.personalData);
        this.read = ModelReader.read(
                handlers(), types, from.exceptions, from.clock, from.zone, PersonsRights.texts(from.locales.get(0)));
    }

    private List<Object> handlers() {
        if (from.withoutRights || from.handlers.isEmpty()) {
            return from.handlers;
        }
        List<Object> all = new ArrayList<>(from.handlers);
        all.addAll(rights.handlers());
        return all;
    }

    IntentSite assemble() {
        List<String> faults = new ArrayList<>(from.faults);
        checkOrigin(faults);
        Pin.faults(from.pins).forEach(fault -> faults.add("IntentSite.builder().pins(…): " + fault));
        faults.addAll(read.faults());
        checkTransactions(faults);
        checkRetries(faults);
        if (faults.isEmpty()) {
            checkManifest(faults);
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
        warn();
        Opened opened = open();
        try {
            return built(opened);
        } catch (RuntimeException e) {
            opened.close().run();
            throw e;
        }
    }

    /** The ledger, the keys and where others' keys come from, and what closes those that were opened here. */
    private record Opened(Ledger ledger, SiteKeys keys, KeySource source, Runnable close) {}

    private Opened open() {
        Ledger given = from.ledger;
        Ledger store = given != null
                ? given
                : from.dataFolder
                        .<Ledger>map(folder -> SqlLedger.file(folder.resolve("ledger.db")))
                        .orElseGet(MemoryLedger::new);
        rights.heldIn(store);
        SiteKeys own = from.keys;
        if (own == null) {
            own = from.dataFolder
                    .map(folder -> SiteKeys.inFolder(folder.resolve("keys"), from.clock, SiteKeys.FOR_RECEIPTS))
                    .orElseGet(() -> SiteKeys.of(SigningKey.generate(Algorithm.ED25519)));
        }
        Runnable closeStore = given != null ? () -> {} : store::close;
        KeySource source = from.keySource;
        if (source != null) {
            return new Opened(store, own, source, closeStore);
        }
        KeySource discovered = discovered();
        return new Opened(store, own, discovered, () -> {
            close(discovered);
            closeStore.run();
        });
    }

    private static void close(KeySource source) {
        if (source instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                LOG.warn("The key source could not be closed", LogText.of(e));
            }
        }
    }

    private IntentSite built(Opened opened) {
        TurnSettings settings = new TurnSettings(
                from.origin,
                from.clock,
                from.zone,
                from.locales,
                from.trust,
                from.acceptUnsigned,
                from.idle,
                from.keepEnded,
                from.window,
                from.turnLimits,
                from.breaker);
        Instant updated = updated(opened.ledger());
        ManifestMaker maker = maker(updated);
        Manifest manifest = maker.published();
        // A large manifest takes as long to write as the reader to make.
        CompletableFuture<Publication> publication =
                CompletableFuture.supplyAsync(() -> Published.of(manifest.toYaml(), updated));
        Answers answers = new Answers(opened.keys(), from.origin, from.clock);
        Deadline deadline = new Deadline(from.methodDeadline);
        LateSettlement settling = new LateSettlement(opened.ledger(), read.model(), settings);
        Turns turns = new Turns(
                new TurnParts(
                        new RequestReader(from.limits),
                        new RequestVerifier(from.origin, opened.source(), from.pins, from.window),
                        interpreter(updated),
                        read.model(),
                        new Dialogue(read.model(), read.backend()::violations),
                        new Phrasing(read.model()),
                        from.phraser,
                        read.backend(),
                        opened.ledger(),
                        answers,
                        deadline,
                        settling,
                        allowances()),
                settings);
        turns.lookAfterLedger();
        return new IntentSite(new SiteParts(
                settings,
                from.limits,
                turns,
                answers,
                settling,
                allowances(),
                opened.keys(),
                manifest,
                publication.join(),
                () -> {
                    if (!turns.stop(from.methodDeadline.plus(SLACK))) {
                        LOG.warn("the site is closed while messages are being answered");
                    }
                    deadline.close();
                    opened.close().run();
                }));
    }

    /** Sites that count in one place count apart. */
    private Allowances allowances() {
        return (name, amount, time, clock) -> from.allowances.of(from.origin + " " + name, amount, time, clock);
    }

    private KeySource discovered() {
        return ServiceLoader.load(KeySourceFactory.class)
                .findFirst()
                .map(factory -> factory.keySource(from.origin, from.clock))
                .orElseGet(KeySource::none);
    }

    /** When the manifest changed last: the data folder knows it, unless a ledger does that may be others' too. */
    private Instant updated(Ledger ledger) {
        String content = CanonicalJson.sha256(maker(Instant.EPOCH).published().toJson());
        Instant now = from.clock.instant();
        return from.dataFolder
                .filter(folder -> from.ledger == null || !ledger.isDurable())
                .map(folder -> ManifestDate.of(folder, content, now))
                .orElseGet(() -> ledger.unchangedSince(from.origin, content, now));
    }

    private Interpreter interpreter(Instant updated) {
        Interpreter all = from.interpreter.apply(maker(updated).marked(), types);
        if (from.withoutRights) {
            return all;
        }
        Manifest companys = maker(read.model().companys(), updated).marked();
        return new RightsInterpreter(
                all instanceof ManifestInterpreter reader
                        ? reader.part(companys)
                        : from.interpreter.apply(companys, types),
                all);
    }

    private ManifestMaker maker(Instant updated) {
        return maker(read.model(), updated);
    }

    private ManifestMaker maker(SiteModel model, Instant updated) {
        String name = from.company.orElseGet(
                () -> from.handlers.get(0).getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        return new ManifestMaker(
                model,
                new ManifestSettings(
                        name,
                        from.about,
                        from.schemaType,
                        from.location,
                        from.origin,
                        from.website,
                        from.phone,
                        from.email,
                        from.locales,
                        from.zone,
                        from.acceptUnsigned ? Trust.UNSIGNED : from.trust,
                        from.limits.bytes(),
                        from.turnLimits.messagesPerMinute(),
                        updated.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    private void checkManifest(List<String> faults) {
        for (Fault fault :
                SchemaDocument.MANIFEST.faults(maker(Instant.EPOCH).published().toJson())) {
            faults.add("manifest, " + fault.pointer() + ": " + fault.message());
        }
    }

    /** What is allowed and is likely to be regretted. */
    private void warn() {
        for (CapabilityModel capability : read.model().capabilities()) {
            if (capability.examples().isEmpty()) {
                LOG.warn(
                        "capability {} has no examples; give some, in the words that people use: they are how a message is understood to mean it",
                        capability.id());
            }
        }
    }

    private void checkOrigin(List<String> faults) {
        if (Origin.find(from.origin).isEmpty()) {
            faults.add(
                    "IntentSite.builder().origin(\"" + from.origin + "\"): is no web origin; write it as"
                            + " https://host or https://host:port, lower-case, without default port, path or slash (http on loopback only)");
        }
    }

    private void checkRetries(List<String> faults) {
        for (CapabilityModel capability : read.model().capabilities()) {
            capability
                    .retrying()
                    .filter(retrying -> retrying.pause().compareTo(from.methodDeadline) >= 0)
                    .ifPresent(retrying -> faults.add("capability " + capability.id() + ": @Retries pauses "
                            + retrying.pause() + " between calls, and methodDeadline is " + from.methodDeadline
                            + "; pause for less"));
        }
    }

    private void checkTransactions(List<String> faults) {
        Ledger given = from.ledger;
        if (given != null ? given.isSql() : from.dataFolder.isPresent()) {
            return;
        }
        for (CapabilityModel capability : read.model().capabilities()) {
            boolean ours = !from.withoutRights && Manifest.PERSONS_RIGHTS.contains(capability.id());
            if (capability.inTransaction() && !ours) {
                faults.add("capability " + capability.id() + ": its method takes a Transaction, but the site keeps its"
                        + " ledger in memory; give it one in SQL with dataFolder(…) or ledger(SqlLedger.…)");
            }
        }
    }
}
