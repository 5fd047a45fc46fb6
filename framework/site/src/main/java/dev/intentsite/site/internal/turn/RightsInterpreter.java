package dev.intentsite.site.internal.turn;

import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.internal.dialogue.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads messages as if a person's rights were no capabilities, unless they are the task in hand or the message has a word for what
 * they are about: "forget it" and "delete my booking" are never taken to be about personal data, and every other message means what it
 * would mean without them. Thread-safe when both are.
 */
public final class RightsInterpreter implements Interpreter {
    /** By the words of a language; there are as many as the site speaks languages. */
    private static final Map<String, Pattern> WORDS = new ConcurrentHashMap<>();

    private final Interpreter company;
    private final Interpreter all;

    /**
     * @param company knows the company's capabilities alone
     * @param all knows a person's rights too
     */
    public RightsInterpreter(Interpreter company, Interpreter all) {
        this.company = company;
        this.all = all;
    }

    @Override
    public Interpretation interpret(Utterance utterance) {
        return (concerns(utterance) ? all : company).interpret(utterance);
    }

    @Override
    public List<Mention> mentions(Utterance utterance, String capability) {
        return (Manifest.PERSONS_RIGHTS.contains(capability) ? all : company).mentions(utterance, capability);
    }

    private static boolean concerns(Utterance utterance) {
        return isRight(utterance.context().capability())
                || isRight(utterance.context().offeredCapability())
                || WORDS.computeIfAbsent(Texts.of(utterance.locale(), "rights.words"), RightsInterpreter::words)
                        .matcher(utterance.message().toLowerCase(Locale.ROOT))
                        .find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(" + alternatives + ")\\b");
    }

    private static boolean isRight(Optional<String> capability) {
        return capability.filter(Manifest.PERSONS_RIGHTS::contains).isPresent();
    }
}
