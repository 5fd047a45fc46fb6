package dev.intentsite.language;

import java.util.List;

/**
 * Reads what people write into candidates: capabilities and typed values, each with the characters it was read from
 * and how sure it is. It knows the site's manifest and nothing of the backend; it never decides, and never adds a
 * value that was not said or accepted. Implementations are thread-safe and keep nothing between calls.
 */
public interface Interpreter {
    /** Reads one message. Never throws for what a person wrote. */
    Interpretation interpret(Utterance utterance);

    /** Reads only the values that {@code capability} takes, as if the message were about it. */
    List<Mention> mentions(Utterance utterance, String capability);
}
