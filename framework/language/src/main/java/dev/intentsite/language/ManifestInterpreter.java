package dev.intentsite.language;

import dev.intentsite.protocol.Manifest;
import java.util.List;

/**
 * The deterministic interpreter: no model, no network. It learns a site's words from its manifest (intents, descriptions,
 * examples, parameters, declared values and synonyms) when it is made, and reads by recognizers. Immutable, thread-safe.
 */
public final class ManifestInterpreter implements Interpreter {
    private ManifestInterpreter() {}

    public static ManifestInterpreter of(Manifest manifest, ValueTypes types) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Interpretation interpret(Utterance utterance) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Mention> mentions(Utterance utterance, String capability) {
        throw new UnsupportedOperationException();
    }
}
