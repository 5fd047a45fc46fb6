package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Capabilities that a message means without a word of theirs: the values that it gives, and that somebody wants something or takes it
 * back, leave one alone, or a few. Immutable, thread-safe.
 */
final class Implied {
    private static final double CONTENT = 0.3;

    private final Router router;
    private final List<Boolean> informational;

    /** @param informational for each capability whether it only answers */
    Implied(Router router, List<Boolean> informational) {
        this.router = router;
        this.informational = informational;
    }

    /**
     * Before there is a task: "I'd like to come on Friday" is for the one that cannot be done without a day, "oops, I meant Friday" for
     * the one that changes something and takes a day. Empty where the words say more than that.
     *
     * @param skipped the tokens that are values
     * @param words what the message's words say, without its values
     */
    List<Integer> first(Analysis analysis, boolean[] skipped, Scores words) {
        // Later on it may be something said in this conversation that is taken back.
        boolean back = analysis.utterance().context().siteMessage().isEmpty() && takesBack(analysis, skipped);
        boolean wants = analysis.language().table("wanting").within(analysis, 0, analysis.size());
        BitSet kinds = router.values().kinds(analysis);
        if (kinds.isEmpty() || !back && !wants || says(analysis, skipped, words)) {
            return List.of();
        }
        if (back) {
            return acting(place -> router.alters(place) && router.values().takes(place, kinds));
        }
        List<Integer> needing = acting(place -> router.values().requires(place, kinds));
        return needing.isEmpty() ? acting(place -> router.values().takes(place, kinds)) : needing;
    }

    /**
     * In the middle of a task: "change it to 9pm" is for the one that changes something, where the task in hand has no such value and can
     * do without; -1 where that is none, or several.
     *
     * @param held whether the task in hand has a value of a kind that is given
     */
    int instead(Analysis analysis, int place, boolean held) {
        BitSet kinds = router.values().kinds(analysis);
        if (held
                || kinds.isEmpty()
                || !altering(analysis, analysis.size())
                || router.alters(place)
                || !router.values().dispenses(place, kinds)) {
            return -1;
        }
        List<Integer> others = acting(other ->
                other != place && router.alters(other) && router.values().takes(other, kinds));
        return others.size() == 1 ? others.get(0) : -1;
    }

    /** Whether there is a word of a capability, or one that nothing here knows and that is not about coming. */
    private boolean says(Analysis analysis, boolean[] skipped, Scores words) {
        for (double content : words.content()) {
            if (content >= CONTENT) {
                return true;
            }
        }
        boolean[] known = skipped.clone();
        for (int at = 0; at < analysis.size(); at++) {
            Hit coming = analysis.language().table("coming").longest(analysis, at);
            if (coming != null) {
                Arrays.fill(known, at, coming.end(), true);
            }
        }
        Scores others = router.scores(analysis, known);
        return others.unknown() > 0 || others.common();
    }

    private List<Integer> acting(IntPredicate fits) {
        return IntStream.range(0, informational.size())
                .filter(place -> !informational.get(place) && !router.finds(place) && fits.test(place))
                .boxed()
                .toList();
    }

    /** Whether it is taken back before a value is given: else it is what the message itself said. */
    private static boolean takesBack(Analysis analysis, boolean[] values) {
        int first = 0;
        while (first < values.length && !values[first]) {
            first++;
        }
        return analysis.language().table("taken-back").within(analysis, 0, first) || altering(analysis, first);
    }

    /** "Change it to", "move that to". */
    private static boolean altering(Analysis analysis, int end) {
        for (int at = 0; at < end; at++) {
            Hit verb = analysis.language().table("change-verb").longest(analysis, at);
            if (verb != null && analysis.is("in-hand", verb.end()) && !analysis.is("not", at - 1)) {
                return true;
            }
        }
        return false;
    }
}
