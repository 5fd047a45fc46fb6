package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.Reading;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Utterance;
import dev.intentsite.language.internal.text.Analysis;
import java.util.List;

/** A built-in recognizer: it reads a message that is in tokens already, so that many of them share one analysis. */
public interface MessageRecognizer extends Recognizer {
    /** Every place that may hold such a value, in order, with its plausible readings. */
    List<List<Reading>> find(Analysis analysis);

    /** What {@link #find(Analysis)} gives, searched once for a message; not to be changed. */
    default List<List<Reading>> found(Analysis analysis) {
        return analysis.once(this, () -> find(analysis));
    }

    @Override
    default List<List<Reading>> find(Utterance utterance) {
        return find(Analysis.of(utterance));
    }
}
