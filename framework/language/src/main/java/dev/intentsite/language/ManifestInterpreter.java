package dev.intentsite.language;

import dev.intentsite.language.internal.read.Busy;
import dev.intentsite.language.internal.read.CapabilityWords;
import dev.intentsite.language.internal.read.Commands;
import dev.intentsite.language.internal.read.Questions;
import dev.intentsite.language.internal.read.Understood;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.route.Router;
import dev.intentsite.language.internal.route.Routing;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
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
    private final Routing routing;
    private final List<CapabilityWords> capabilities;
    private final Map<String, CapabilityWords> byId = new HashMap<>();

    private ManifestInterpreter(Manifest manifest, ValueTypes types) {
        Language language = Language.of(
                manifest.locales().isEmpty()
                        ? Locale.ENGLISH
                        : Locale.forLanguageTag(manifest.locales().get(0)));
        Router router = new Router(manifest, language);
        List<CapabilityWords> words = new ArrayList<>();
        for (int i = 0; i < manifest.capabilities().size(); i++) {
            int place = i;
            CapabilityWords capability = new CapabilityWords(
                    manifest.capabilities().get(i), types, language, stem -> router.knows(place, stem));
            words.add(capability);
            byId.putIfAbsent(capability.id(), capability);
        }
        this.capabilities = List.copyOf(words);
        this.routing = new Routing(manifest, router);
    }

    /**
     * The interpreter of a site.
     *
     * @param types the kinds of values that read the parameters' types
     */
    public static ManifestInterpreter of(Manifest manifest, ValueTypes types) {
        return new ManifestInterpreter(manifest, types);
    }

    @Override
    public Interpretation interpret(Utterance utterance) {
        Analysis analysis = Analysis.of(utterance);
        Optional<Boolean> assent = Assent.of(analysis).map(Assent.Word::yes);
        boolean question = Questions.asks(analysis);
        Optional<Interpretation.Command> command = Commands.of(analysis);
        Routing.Decision decision = routing.decide(analysis, Busy.tokens(analysis), question, assent, command);
        if (decision.routes().isEmpty()) {
            return new Interpretation(List.of(), List.of(), assent, command, question, false, List.of());
        }
        String first = decision.routes().get(0).capability();
        boolean inTask = utterance.context().capability().filter(first::equals).isPresent();
        Understood understood = Understood.of(analysis, capability(first), inTask);
        return new Interpretation(
                decision.routes(),
                understood.mentions(),
                assent,
                command,
                question,
                decision.switching(),
                inTask ? understood.unreadable() : List.of());
    }

    @Override
    public List<Mention> mentions(Utterance utterance, String capability) {
        boolean inTask =
                utterance.context().capability().filter(capability::equals).isPresent();
        CapabilityWords words = byId.get(capability);
        return words == null
                ? List.of()
                : Understood.of(Analysis.of(utterance), words, inTask).mentions();
    }

    private CapabilityWords capability(String id) {
        CapabilityWords words = byId.get(id);
        return words == null ? capabilities.get(0) : words;
    }
}
