package dev.intentsite.language.internal.route;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Route;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what a message is about, from its words and where the conversation stands. Immutable, thread-safe. */
public final class Routing {
    /** What the words of a message must say for a capability before it is worth asking about. */
    private static final double THRESHOLD = 0.7;

    private static final double UNKNOWN = 0.45;
    private static final double LITTLE = 0.2;
    private static final double LEAST = 0.1;
    /** Everyday words and verbs of request alone are worth asking about, never worth acting on. */
    private static final double CONTENT = 0.3;

    private static final double LEAST_WEAK = 0.22;
    private static final double WEAKEST = 0.45;
    private static final double SWITCH = 0.55;
    private static final double SWITCH_WHEN_ASKED = 2;
    private static final double NEXT = 0.65;
    private static final double MARGIN = 0.35;
    /** Where values alone leave one capability, and where they leave several to ask about. */
    private static final double IMPLIED = 0.6;

    private static final double ASKED = 0.3;

    private final Router router;
    private final Examples examples;
    private final Implied implied;
    private final List<String> ids;
    private final List<Boolean> informational;
    private final List<Set<String>> parameters;
    private final Map<String, Integer> places = new HashMap<>();

    public Routing(Manifest manifest, Router router) {
        this.router = router;
        this.examples = new Examples(manifest);
        this.ids = manifest.capabilities().stream().map(Manifest.Capability::id).toList();
        this.parameters = manifest.capabilities().stream()
                .map(capability -> capability.parameters().stream()
                        .map(Manifest.Parameter::name)
                        .collect(Collectors.toUnmodifiableSet()))
                .toList();
        this.informational = manifest.capabilities().stream()
                .map(capability -> capability.kind().equals("informational"))
                .toList();
        this.implied = new Implied(router, informational);
        for (int i = 0; i < ids.size(); i++) {
            places.putIfAbsent(ids.get(i), i);
        }
    }

    /**
     * What was decided.
     *
     * @param switching whether the task in progress is left for the first route
     */
    public record Decision(List<Route> routes, boolean switching) {}

    /**
     * Decides for one message.
     *
     * @param skipped the tokens that are values and say nothing of what it is about
     * @param remark whether the message only tells something that the task in progress can keep
     */
    public Decision decide(
            Analysis analysis,
            boolean[] skipped,
            boolean question,
            boolean remark,
            Optional<Boolean> assent,
            Optional<Interpretation.Command> command) {
        Context context = analysis.utterance().context();
        Scores words = router.scores(analysis, skipped);
        Scores scores = words;
        if (context.capability().isEmpty() && context.offeredCapability().isEmpty()) {
            scores = router.withValues(analysis, scores);
        }
        List<Integer> next = next(context);
        if (!next.isEmpty() && scores.acts()[next.get(0)] && !question && !Taking.another(analysis)) {
            scores.scores()[next.get(0)] += NEXT;
        }
        double[] confidences = Router.confidences(scores.scores(), scope(scores));
        for (int i = 0; i < confidences.length; i++) {
            if (scores.content()[i] < CONTENT && !router.only(analysis, scores, i)) {
                confidences[i] = confidences[i] < LEAST_WEAK || scores.common() ? 0 : Math.min(confidences[i], WEAKEST);
            }
        }
        List<Route> ranked = ranked(confidences);
        Optional<String> offered = context.offeredCapability().filter(places::containsKey);
        Optional<String> current = context.capability().filter(places::containsKey);
        int best = scores.best();
        if (offered.isPresent() && accepts(offered.get(), scores, assent)) {
            return new Decision(first(offered.get(), 0.95, ranked), current.isPresent() && !current.equals(offered));
        }
        if (current.isEmpty()) {
            return new Decision(
                    examples.meant(analysis)
                            .map(id -> List.of(new Route(id, 1)))
                            .orElseGet(() -> question || assent.isPresent()
                                    ? ranked
                                    : implied(analysis, skipped, words, ranked)),
                    false);
        }
        int place = places.getOrDefault(current.get(), 0);
        if (!next.isEmpty()
                && context.asked().isEmpty()
                && !question
                && (Taking.says(analysis)
                        || router.takesAlone(analysis, next.get(0), place) && !Taking.another(analysis))) {
            return new Decision(first(ids.get(next.get(0)), 0.8, ranked), true);
        }
        int alone = context.asked().isEmpty() && offered.isEmpty() && !question && !remark && command.isEmpty()
                ? router.alone(analysis, place)
                : -1;
        if (alone >= 0 && next.isEmpty() && scores.scores()[alone] >= scores.scores()[place]) {
            return new Decision(first(ids.get(alone), 0.75, ranked), true);
        }
        boolean refused = context.confirming() && assent.equals(Optional.of(false));
        int instead = command.isEmpty() && offered.isEmpty()
                ? implied.instead(analysis, place, !refused && holds(analysis, context, place))
                : -1;
        if (instead >= 0) {
            return new Decision(first(ids.get(instead), 0.8, ranked), true);
        }
        boolean declined = offered.isPresent() && assent.isPresent() && !assent.get();
        boolean named = best >= 0
                && best != place
                && !(declined && ids.get(best).equals(offered.orElse("")))
                && command.isEmpty()
                && !(remark && informational.get(best));
        if (named && question && informational.get(best) && scores.scores()[best] > scores.scores()[place]) {
            return new Decision(first(ids.get(best), confidences[best], ranked), false);
        }
        if (named
                && scores.scores()[best]
                        >= (context.asked().isEmpty() || orders(analysis, scores, best, place)
                                ? SWITCH
                                : SWITCH_WHEN_ASKED)
                && scores.scores()[best] >= scores.scores()[place] + MARGIN
                && !(question && informational.get(place))
                && !(owned(analysis) && router.takes(analysis, place) && !scores.acts()[best])
                && !told(analysis)
                && !stays(analysis, next, question, place, best, scores)) {
            return new Decision(first(ids.get(best), confidences[best], ranked), true);
        }
        return new Decision(first(current.get(), 0.9, ranked), false);
    }

    /** "Cancel my booking": another thing than the task is to be done. What looks for something or changes it may be the task's. */
    private boolean orders(Analysis analysis, Scores scores, int best, int place) {
        int at = 0;
        while (at < analysis.size() && (analysis.token(at).sign() || analysis.is("polite", at))) {
            at++;
        }
        return analysis.is("request-verb", at)
                && !analysis.is("change-verb", at)
                && scores.commits()
                && router.begins(best, analysis.stem(at))
                && !router.begins(place, analysis.stem(at))
                && !router.finds(best);
    }

    /** Whether what is held has a value of a kind that the message gives. */
    private boolean holds(Analysis analysis, Context context, int place) {
        return router.values()
                .holds(
                        place,
                        router.values().kinds(analysis),
                        context.collected().keySet());
    }

    /** What the words say, or, where that is nothing to act on, what is meant without words. */
    private List<Route> implied(Analysis analysis, boolean[] skipped, Scores words, List<Route> ranked) {
        List<Integer> meant = ranked.isEmpty() || ranked.get(0).confidence() < IMPLIED
                ? implied.first(analysis, skipped, words)
                : List.of();
        if (meant.size() == 1) {
            return first(ids.get(meant.get(0)), IMPLIED, List.of());
        }
        return meant.isEmpty()
                ? ranked
                : meant.stream().map(place -> new Route(ids.get(place), ASKED)).toList();
    }

    /** "My flat on the second floor": whoever begins with what is theirs, and has values for the task, says which one. */
    private static boolean owned(Analysis analysis) {
        int at = 0;
        while (at < analysis.size() && (analysis.token(at).sign() || analysis.is("polite", at))) {
            at++;
        }
        return analysis.is("possessive", at);
    }

    /** "I booked it under Smith": what was done is no request. */
    private static boolean told(Analysis analysis) {
        int at = 0;
        while (at < analysis.size() && analysis.token(at).sign()) {
            at++;
        }
        if (!analysis.is("told-by", at)) {
            return false;
        }
        while (at < analysis.size() && (analysis.is("told-by", at) || analysis.is("told-before", at))) {
            at++;
        }
        return at < analysis.size() && analysis.language().participle(analysis.word(at));
    }

    /** Whether the message wants more of what was looked for, or asks about what was found. */
    private boolean stays(Analysis analysis, List<Integer> next, boolean question, int place, int best, Scores scores) {
        if (next.contains(best)) {
            return question || Taking.another(analysis);
        }
        Context context = analysis.utterance().context();
        // What is done may be asked about by what needs nothing that was not told: "what is my balance now?"
        boolean done = context.asked().isEmpty()
                && context.offered().isEmpty()
                && parameters.get(place).containsAll(parameters.get(best));
        return question && !done && router.finds(best) && !router.finds(place) && !scores.acts()[best];
    }

    /** The capabilities that take what the task in progress has found, what it offers and does not take itself; the likest first. */
    private List<Integer> next(Context context) {
        int place = places.getOrDefault(context.capability().orElse(""), -1);
        if (place < 0 || context.offered().isEmpty()) {
            return List.of();
        }
        Set<String> found = new HashSet<>();
        context.offered().forEach(choice -> found.add(choice.parameter()));
        found.removeAll(parameters.get(place));
        List<Integer> next = new ArrayList<>();
        for (int i = 0; i < parameters.size() && !found.isEmpty(); i++) {
            if (i != place && parameters.get(i).containsAll(found)) {
                next.add(i);
            }
        }
        next.sort(Comparator.comparingDouble(i -> -router.alike(place, i)));
        return next;
    }

    /** The one of these capabilities whose words the message has, when it clearly has more of them than of the others. */
    public Optional<String> best(Analysis analysis, boolean[] skipped, List<String> among) {
        Scores scores = router.scores(analysis, skipped);
        double most = 0;
        double next = 0;
        String best = "";
        for (String id : among) {
            double score = places.containsKey(id) ? scores.scores()[places.get(id)] : 0;
            if (score > most) {
                next = most;
                most = score;
                best = id;
            } else {
                next = Math.max(next, score);
            }
        }
        return most >= LEAST && most >= next + MARGIN ? Optional.of(best) : Optional.empty();
    }

    /** The chance that the message is for this site: its words against those that the site does not know. */
    private double scope(Scores scores) {
        double evidence = 0;
        for (double one : scores.evidence()) {
            evidence = Math.max(evidence, one);
        }
        double sure = evidence - UNKNOWN * Math.min(scores.unknown(), 3) - LITTLE;
        return 1 / (1 + Math.exp(-4 * sure));
    }

    private boolean accepts(String offered, Scores scores, Optional<Boolean> assent) {
        int place = places.getOrDefault(offered, 0);
        if (assent.isPresent()) {
            return assent.get();
        }
        return scores.best() == place && scores.scores()[place] >= THRESHOLD;
    }

    private List<Route> ranked(double[] confidences) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < confidences.length; i++) {
            if (confidences[i] >= LEAST) {
                routes.add(new Route(ids.get(i), rounded(confidences[i])));
            }
        }
        routes.sort(Comparator.comparingDouble(Route::confidence).reversed());
        return routes;
    }

    private static List<Route> first(String capability, double confidence, List<Route> ranked) {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(capability, rounded(confidence)));
        ranked.stream().filter(route -> !route.capability().equals(capability)).forEach(routes::add);
        return routes;
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }
}
