package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Window;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.protocol.Choice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** "Something later", "anything earlier?": what is wanted of the days or times that were shown, or instead of the time that was said. */
final class Shifts {
    private Shifts() {}

    /** Empty where nothing was shown or said that something could be later than. */
    static List<Window> of(Analysis analysis, CapabilityWords capability, Situation situation) {
        Optional<ParameterWords> moved = moved(capability, situation);
        Hit hit = null;
        int from = 0;
        for (int at = 0; at < analysis.size() && hit == null && moved.isPresent(); at++) {
            hit = at(analysis, at);
            from = at;
        }
        if (hit == null) {
            return List.of();
        }
        boolean date = moved.get().type().equals("date");
        return List.of(new Window(
                moved.get().name(),
                TextNode.valueOf(date ? "0001-01-01" : "00:00"),
                TextNode.valueOf(date ? "9999-12-31" : "24:00"),
                Window.Part.valueOf(((String) hit.value()).toUpperCase(Locale.ROOT)),
                analysis.span(from, hit.end())));
    }

    /** The times or days that were shown, or the one time that is held. */
    private static Optional<ParameterWords> moved(CapabilityWords capability, Situation situation) {
        Optional<String> shown = situation.context().offered().stream()
                .map(Choice::parameter)
                .filter(name -> timed(capability, name).isPresent())
                .findFirst();
        return shown.flatMap(name -> timed(capability, name))
                .or(() -> capability.count("time") != 1
                        ? Optional.empty()
                        : capability.parameters().stream()
                                .filter(one -> one.type().equals("time") && situation.collected(one.name()))
                                .findFirst());
    }

    private static Optional<ParameterWords> timed(CapabilityWords capability, String name) {
        return capability.parameters().stream()
                .filter(one -> one.name().equals(name)
                        && (one.type().equals("time") || one.type().equals("date")))
                .findFirst();
    }

    /** What stands at the token; null where its words belong to something else: "see you later", "later this week", "the later one". */
    private static @Nullable Hit at(Analysis analysis, int at) {
        Hit hit = analysis.language().table("part.shift").longest(analysis, at);
        if (hit == null || analysis.after("negation", at)) {
            return null;
        }
        int end = hit.end();
        boolean ends = end >= analysis.size()
                || analysis.token(end).sign()
                || analysis.is("polite", end)
                || analysis.is("shift.noun", end);
        boolean free = true;
        for (int before = at - 1; before >= 0 && free && !analysis.token(before).sign(); before--) {
            free = analysis.is("polite", before);
        }
        boolean wanted = analysis.after("shift.before", at) || analysis.is("indefinite", at - 1);
        return ends && (free || wanted) ? hit : null;
    }
}
