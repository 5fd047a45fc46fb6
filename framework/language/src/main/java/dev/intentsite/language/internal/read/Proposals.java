package dev.intentsite.language.internal.read;

import dev.intentsite.language.Mention;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.text.Analysis;
import java.util.stream.Stream;

/** Questions that propose a value: "is 8pm possible?", "do you have anything at 8?". The choices that there are answer them. */
public final class Proposals {
    private Proposals() {}

    /** Whether the message asks nothing but whether the task in progress can have the values that it gives. */
    public static boolean only(Analysis analysis, CapabilityWords task) {
        if (!Questions.asks(analysis) || wishes(analysis, task)) {
            return false;
        }
        Understood read = Understood.of(analysis, task, true);
        boolean[] said = new boolean[analysis.size()];
        Stream.concat(
                        read.mentions().stream()
                                .filter(mention -> !mention.negated())
                                .map(Proposals::source),
                        read.windows().stream().map(window -> window.source()))
                .forEach(span -> cover(analysis, span, said));
        boolean proposes = false;
        for (int i = 0; i < said.length; i++) {
            proposes |= said[i];
            if (!said[i] && (analysis.is("open-question", i) || !says(analysis, task, i))) {
                return false;
            }
        }
        return proposes;
    }

    /** "Do you have a high chair at 8?": something that may be wished for is asked about, too. */
    private static boolean wishes(Analysis analysis, CapabilityWords task) {
        return task.parameters().stream()
                .filter(one -> one.type().equals("text"))
                .flatMap(one -> one.hints().stream())
                .anyMatch(hints -> !Reader.found(analysis, hints).isEmpty());
    }

    private static Span source(Mention mention) {
        return mention.readings().get(0).source();
    }

    private static void cover(Analysis analysis, Span span, boolean[] said) {
        int end = analysis.tokenAt(span.end() - 1);
        for (int i = analysis.tokenAt(span.start()); i <= end; i++) {
            said[i] = true;
        }
    }

    /** Whether the word tells nothing but that the values are asked about. */
    private static boolean says(Analysis analysis, CapabilityWords task, int at) {
        return analysis.token(at).sign()
                || analysis.language().has("stop", analysis.word(at))
                || analysis.is("question-start", at)
                || analysis.is("availability", at)
                || task.knows(analysis.stem(at));
    }
}
