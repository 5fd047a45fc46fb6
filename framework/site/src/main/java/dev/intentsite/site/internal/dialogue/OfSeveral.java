package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Mention;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value that was said without a word for what it is, and the answer to "is that the party size or the time?". Who says which gets the
 * value taken for that; another value that would be taken for whichever of them was asked for says no more than before, and is asked again.
 * Pure.
 */
final class OfSeveral {
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private OfSeveral() {}

    /** Keeps the value's own words until it is said what it was for; none where there is nothing to be kept. */
    static @Nullable Pending pending(Draft draft, List<String> parameters) {
        String name = parameters.get(0);
        return draft
                .said
                .reader()
                .answering(name, draft.said.message(), draft.task().id())
                .stream()
                .filter(mention -> mention.parameter().equals(name) && !mention.negated())
                .map(mention -> mention.readings().get(0).source().text())
                .map(words -> new Pending(Pending.Kind.WHICH_PARAMETER, List.of(), words, Map.of()))
                .findFirst()
                .orElse(null);
    }

    /** What the message gives, where it was asked what a value was for. */
    static List<Mention> answer(Draft draft, List<Mention> mentions) {
        Pending pending = draft.state.pending();
        List<String> asked = draft.state.asked();
        if (pending == null || pending.kind() != Pending.Kind.WHICH_PARAMETER) {
            return mentions;
        }
        List<Mention> clear = new ArrayList<>(mentions);
        if (mentions.stream().noneMatch(mention -> asked.contains(mention.parameter()))) {
            named(draft, asked).ifPresent(name -> clear.addAll(meant(draft, name, pending.message())));
        } else if (clear.removeAll(bare(draft, asked, mentions))) {
            draft.notes.add(new Note.Unclear(asked));
        }
        return clear;
    }

    /** "The time" says what the value was for: its own words are read for that, and those of the message are understood. */
    private static List<Mention> meant(Draft draft, String name, String value) {
        Interpretation read = draft.said.interpretation();
        draft.said = draft.said.saying(
                draft.said.message(),
                new Interpretation(
                        read.routes(),
                        read.mentions(),
                        read.assent(),
                        read.command(),
                        read.question(),
                        read.switching(),
                        List.of(),
                        read.indifferent(),
                        read.foreign(),
                        read.windows()));
        return draft.said.reader().answering(name, value, draft.task().id()).stream()
                .filter(mention -> mention.parameter().equals(name))
                .toList();
    }

    /** The one whose label or description has most of the message's words that the others have not. */
    private static Optional<String> named(Draft draft, List<String> asked) {
        Set<String> said = words(draft.said.message());
        List<String> most = List.of();
        long words = 0;
        for (String name : asked) {
            Set<String> own = new HashSet<>(ownWords(draft, name));
            asked.stream().filter(other -> !other.equals(name)).forEach(other -> own.removeAll(ownWords(draft, other)));
            own.retainAll(said);
            most = own.size() > words ? List.of(name) : own.size() == words ? List.of() : most;
            words = Math.max(words, own.size());
        }
        return most.stream().findFirst();
    }

    private static Set<String> ownWords(Draft draft, String name) {
        ParameterModel parameter = draft.task().parameter(name).orElseThrow();
        return words(parameter.label() + " " + parameter.description());
    }

    private static Set<String> words(String text) {
        return Set.copyOf(WORD.splitAsStream(text.toLowerCase(Locale.ROOT)).toList());
    }

    /** Those that would be another parameter's if that one had been asked for. */
    private static List<Mention> bare(Draft draft, List<String> asked, List<Mention> mentions) {
        List<Mention> bare = new ArrayList<>();
        for (String other : asked) {
            List<Mention> answers =
                    draft
                            .said
                            .reader()
                            .answering(other, draft.said.message(), draft.task().id())
                            .stream()
                            .filter(answer -> answer.parameter().equals(other))
                            .toList();
            mentions.stream()
                    .filter(mention -> asked.contains(mention.parameter())
                            && !mention.negated()
                            && !mention.parameter().equals(other)
                            && answers.stream().anyMatch(answer -> same(answer, mention)))
                    .forEach(bare::add);
        }
        return bare;
    }

    /** Whether both are read from the same characters. */
    private static boolean same(Mention left, Mention right) {
        return left.readings().get(0).source().equals(right.readings().get(0).source());
    }
}
