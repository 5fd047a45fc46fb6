package dev.intentsite.llm;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Route;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads by rules, and asks the model about what they are not sure of. A yes, a no, a word about the conversation, what is turned down
 * and a change of task are read by rules alone. Thread-safe; keeps nothing between calls.
 */
final class ModelInterpreter implements Interpreter {
    /** From here on the reader knows what a message is about. */
    private static final double SURE = 0.75;
    /** Two routes that are nearer to each other are both plausible. */
    private static final double NEAR = 0.2;
    /** What a capability has that both think of, or that must be agreed to anyway. */
    private static final double LIKELY = 0.7;
    /** What one has that only the model thinks of: it is asked about. */
    private static final double POSSIBLE = 0.45;
    /** Below this the reader does not think of it. */
    private static final double PLAUSIBLE = 0.2;
    /** A value below this is uncertain. */
    private static final double CERTAIN = 0.6;

    private final Catalogue catalogue;
    private final Interpreter rules;
    private final ModelClient client;
    private final boolean everyMessage;
    private final String name;

    /** @param name of the model, for who asks */
    ModelInterpreter(Manifest manifest, Interpreter rules, ModelClient client, boolean everyMessage, String name) {
        this.catalogue = new Catalogue(manifest);
        this.rules = rules;
        this.client = client;
        this.everyMessage = everyMessage;
        this.name = name;
    }

    @Override
    public Interpretation interpret(Utterance utterance) {
        Interpretation read = rules.interpret(utterance);
        if (!asks(utterance, read)) {
            return read;
        }
        try {
            Proposal proposal = client.ask(catalogue.question(utterance, read), Proposal::of);
            return grounded(utterance, read, proposal);
        } catch (NoAnswerException e) {
            return read.withNotes(List.of("Read by rules alone: " + e.reason().words()));
        }
    }

    /** By rules alone: the dialogue calls it as a pure function. */
    @Override
    public List<Mention> mentions(Utterance utterance, String capability) {
        return rules.mentions(utterance, capability);
    }

    private boolean asks(Utterance utterance, Interpretation read) {
        Context context = utterance.context();
        boolean wasAsked =
                context.capability().isPresent() || !context.offered().isEmpty() || context.confirming();
        boolean word = read.command().isPresent()
                || wasAsked && read.assent().isPresent() && read.mentions().isEmpty();
        return !word && !utterance.message().isBlank() && (everyMessage || unsure(context, read));
    }

    private static boolean unsure(Context context, Interpretation read) {
        boolean values = read.mentions().stream()
                .anyMatch(mention -> mention.readings().size() > 1
                        || mention.readings().get(0).confidence() < CERTAIN);
        if (values || !read.unreadable().isEmpty() || read.foreign()) {
            return true;
        }
        return context.capability().isPresent()
                ? read.mentions().isEmpty()
                        && read.indifferent().isEmpty()
                        && read.windows().isEmpty()
                        && !read.switching()
                : !clear(read.routes());
    }

    private static boolean clear(List<Route> routes) {
        return !routes.isEmpty()
                && routes.get(0).confidence() >= SURE
                && (routes.size() == 1
                        || routes.get(0).confidence() - routes.get(1).confidence() >= NEAR);
    }

    private Interpretation grounded(Utterance utterance, Interpretation read, Proposal proposal) {
        Optional<Manifest.Capability> proposed = proposal.capability().flatMap(catalogue::find);
        Optional<String> task = utterance.context().capability();
        boolean aside = task.isPresent() && asksAside(task.get(), read, proposed);
        List<Route> routes = task.isEmpty()
                ? routes(read.routes(), proposed)
                : aside ? aside(task.get(), proposed.orElseThrow()) : read.routes();
        Optional<Manifest.Capability> about =
                routes.stream().findFirst().map(Route::capability).flatMap(catalogue::find);
        if (about.isEmpty()) {
            return read.withNotes(List.of("Read with the help of the " + name + ", which found nothing either"));
        }
        String first = about.get().id();
        boolean same = read.routes().stream()
                .findFirst()
                .filter(route -> route.capability().equals(first))
                .isPresent();
        Grounding grounding = new Grounding(
                rules,
                utterance,
                about.get(),
                same ? read.mentions() : rules.mentions(utterance, first),
                read.unreadable().size() > 1 ? read.unreadable() : List.of());
        if (proposed.isEmpty() || proposed.get().id().equals(first)) {
            grounding.take(proposal.quotes());
        }
        boolean routed = !same && proposal.capability().equals(Optional.of(first));
        return merged(read, routes, grounding, aside, note(routed, grounding));
    }

    /** Both may be meant where they differ; one that the rules do not think of at all and that nobody would have to agree to is asked about. */
    private static List<Route> routes(List<Route> read, Optional<Manifest.Capability> proposed) {
        if (proposed.isEmpty()) {
            return read;
        }
        String id = proposed.get().id();
        List<Route> others =
                read.stream().filter(route -> !route.capability().equals(id)).toList();
        double own = read.stream()
                .filter(route -> route.capability().equals(id))
                .mapToDouble(Route::confidence)
                .findFirst()
                .orElse(0);
        if (clear(read)) {
            if (read.get(0).capability().equals(id)) {
                return read;
            }
            List<Route> both = new ArrayList<>();
            both.add(new Route(read.get(0).capability(), LIKELY));
            both.add(new Route(id, LIKELY));
            return both;
        }
        boolean harmless = proposed.get().kind().equals("informational")
                || proposed.get().confirmation().equals("always");
        boolean likely = own >= PLAUSIBLE || harmless;
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(id, Math.max(own, likely ? LIKELY : POSSIBLE)));
        double less = likely ? LIKELY - NEAR : POSSIBLE;
        others.forEach(route -> routes.add(new Route(route.capability(), Math.min(route.confidence(), less))));
        return routes;
    }

    /** A question in the middle of a task, where the rules found nothing that is for the task. It changes nothing of it. */
    private static boolean asksAside(String task, Interpretation read, Optional<Manifest.Capability> proposed) {
        return proposed.isPresent()
                && !proposed.get().id().equals(task)
                && proposed.get().kind().equals("informational")
                && read.mentions().isEmpty()
                && read.assent().isEmpty()
                && read.indifferent().isEmpty()
                && !read.switching();
    }

    private static List<Route> aside(String task, Manifest.Capability proposed) {
        return List.of(new Route(proposed.id(), LIKELY), new Route(task, POSSIBLE));
    }

    private String note(boolean routed, Grounding grounding) {
        List<String> found = new ArrayList<>();
        if (routed) {
            found.add("what the message is about");
        }
        found.addAll(grounding.added());
        return "Read with the help of the " + name
                + (found.isEmpty() ? ", which found nothing more" : ", which pointed at " + String.join(", ", found));
    }

    private static Interpretation merged(
            Interpretation read, List<Route> routes, Grounding grounding, boolean question, String note) {
        List<Mention> mentions = new ArrayList<>(grounding.mentions());
        // The choice among capabilities that were shown is no parameter of one.
        read.mentions().stream()
                .filter(mention -> mention.parameter().equals("capability") && !mentions.contains(mention))
                .forEach(mentions::add);
        Set<String> unreadable = new LinkedHashSet<>(read.unreadable());
        mentions.forEach(mention -> unreadable.remove(mention.parameter()));
        unreadable.addAll(grounding.unclear());
        return new Interpretation(
                routes,
                mentions,
                read.assent(),
                read.command(),
                read.question() || question,
                read.switching(),
                List.copyOf(unreadable),
                read.indifferent(),
                read.foreign() && mentions.isEmpty(),
                read.windows(),
                List.of(note),
                read.parts());
    }
}
