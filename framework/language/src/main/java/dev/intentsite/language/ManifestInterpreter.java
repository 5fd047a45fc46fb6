package dev.intentsite.language;

import dev.intentsite.language.internal.read.Busy;
import dev.intentsite.language.internal.read.CapabilityChoice;
import dev.intentsite.language.internal.read.CapabilityWords;
import dev.intentsite.language.internal.read.Changes;
import dev.intentsite.language.internal.read.Clauses;
import dev.intentsite.language.internal.read.Commands;
import dev.intentsite.language.internal.read.Proposals;
import dev.intentsite.language.internal.read.Questions;
import dev.intentsite.language.internal.read.Remarks;
import dev.intentsite.language.internal.read.Understood;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.route.Router;
import dev.intentsite.language.internal.route.Routing;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Spelling;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The deterministic interpreter: no model, no network. It learns a site's words from its manifest (intents, descriptions,
 * examples, parameters, declared values and synonyms) when it is made, and reads by recognizers. Immutable, thread-safe.
 */
public final class ManifestInterpreter implements Interpreter {
    private static final double CHOSEN = 0.95;

    private final Router router;
    private final Routing routing;
    private final Language language;
    private final Spelling spelling;
    private final List<CapabilityWords> capabilities;
    private final Map<String, CapabilityWords> byId = new HashMap<>();

    private ManifestInterpreter(
            Manifest manifest,
            Router.Words words,
            Language language,
            Router router,
            List<CapabilityWords> capabilities) {
        this.language = language;
        this.spelling = Spelling.of(language, words.all());
        this.router = router;
        this.routing = new Routing(manifest, router);
        this.capabilities = List.copyOf(capabilities);
        capabilities.forEach(capability -> byId.putIfAbsent(capability.id(), capability));
    }

    /**
     * The interpreter of a site.
     *
     * @param types the kinds of values that read the parameters' types
     */
    public static ManifestInterpreter of(Manifest manifest, ValueTypes types) {
        Language language = Language.of(
                manifest.locales().isEmpty()
                        ? Locale.ENGLISH
                        : Locale.forLanguageTag(manifest.locales().get(0)));
        Router.Words words = Router.Words.of(manifest);
        Router router = new Router(manifest, words, language);
        List<CapabilityWords> capabilities = new ArrayList<>();
        for (int i = 0; i < manifest.capabilities().size(); i++) {
            capabilities.add(new CapabilityWords(manifest.capabilities().get(i), types, language, router.knows(i)));
        }
        return new ManifestInterpreter(manifest, words, language, router, capabilities);
    }

    /**
     * The interpreter of a site with some of this one's capabilities, made in a fraction of the time: what is known of each is shared.
     *
     * @param manifest with capabilities of the manifest that this one was made of
     * @throws IllegalArgumentException when there is another one among them
     */
    public ManifestInterpreter part(Manifest manifest) {
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < capabilities.size(); i++) {
            byId.putIfAbsent(capabilities.get(i).id(), i);
        }
        List<Integer> places = new ArrayList<>();
        for (Manifest.Capability capability : manifest.capabilities()) {
            Integer place = byId.get(capability.id());
            if (place == null) {
                throw new IllegalArgumentException("there is no capability " + capability.id() + " to share");
            }
            places.add(place);
        }
        Router.Words words = Router.Words.of(manifest);
        return new ManifestInterpreter(
                manifest,
                words,
                language,
                router.part(manifest, words, places),
                places.stream().map(capabilities::get).toList());
    }

    @Override
    public Interpretation interpret(Utterance utterance) {
        Analysis analysis = analysis(utterance);
        Interpretation whole = interpret(analysis);
        List<Interpretation.Part> parts = Clauses.of(analysis).stream()
                .map(words -> new Interpretation.Part(words, interpret(analysis(utterance.saying(words)))))
                .toList();
        return parts.isEmpty() ? whole : whole.withParts(parts);
    }

    /** A message in another language than the site's is read with that language's words alone. */
    private Analysis analysis(Utterance utterance) {
        return Language.of(utterance.locale())
                        .locale()
                        .getLanguage()
                        .equals(language.locale().getLanguage())
                ? Analysis.of(utterance, spelling)
                : Analysis.of(utterance);
    }

    Interpretation interpret(Analysis analysis) {
        Context context = analysis.utterance().context();
        Optional<Boolean> assent = Assent.of(analysis).map(Assent.Word::yes);
        Optional<CapabilityWords> task = context.capability().map(byId::get);
        boolean proposal = task.filter(words -> Proposals.only(analysis, words)).isPresent();
        boolean question = Questions.asks(analysis) && !proposal;
        Optional<Interpretation.Command> command = Commands.of(analysis);
        boolean remark = task.filter(words -> Remarks.only(analysis, words)).isPresent();
        boolean[] silent = context.capability().isPresent()
                ? Changes.inHand(analysis, Busy.tokens(analysis))
                : Busy.tokens(analysis);
        if (proposal) {
            silent = new boolean[analysis.size()];
            Arrays.fill(silent, true);
        }
        Routing.Decision decision = routing.decide(analysis, silent, question, remark, assent, command);
        Optional<Mention> chosen = CapabilityChoice.of(analysis, routing, command);
        List<Route> routes = chosen.map(mention ->
                        List.of(new Route(mention.readings().get(0).value().asText(), CHOSEN)))
                .orElse(decision.routes());
        if (routes.isEmpty()) {
            boolean foreign = !analysis.language().read() && assent.isEmpty() && command.isEmpty();
            return new Interpretation(
                    List.of(), List.of(), assent, command, question, false, List.of(), List.of(), foreign, List.of());
        }
        String first = routes.get(0).capability();
        boolean inTask = context.capability().filter(first::equals).isPresent();
        Understood understood = Understood.of(analysis, capability(first), inTask);
        return new Interpretation(
                routes,
                chosen.map(mention -> CapabilityChoice.with(mention, understood.mentions()))
                        .orElse(understood.mentions()),
                assent,
                command,
                question,
                decision.switching(),
                understood.unreadable(),
                understood.indifferent(),
                inTask && foreign(analysis, understood, assent, command),
                understood.windows());
    }

    /** An answer in a language that is not read, in which nothing was found. */
    private static boolean foreign(
            Analysis analysis,
            Understood understood,
            Optional<Boolean> assent,
            Optional<Interpretation.Command> command) {
        return !analysis.language().read() && understood.mentions().isEmpty() && assent.isEmpty() && command.isEmpty();
    }

    @Override
    public List<Mention> mentions(Utterance utterance, String capability) {
        boolean inTask =
                utterance.context().capability().filter(capability::equals).isPresent();
        CapabilityWords words = byId.get(capability);
        return words == null
                ? List.of()
                : Understood.of(analysis(utterance), words, inTask).mentions();
    }

    private CapabilityWords capability(String id) {
        CapabilityWords words = byId.get(id);
        return words == null ? capabilities.get(0) : words;
    }
}
