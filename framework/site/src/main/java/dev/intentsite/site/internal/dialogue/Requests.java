package dev.intentsite.site.internal.dialogue;

import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Interpretation.Part;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Route;
import dev.intentsite.site.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The requests of a message that holds several: questions, which are answered first, the task, and tasks that come after it. A part is a
 * request of its own only where the site would act on it without asking; every other part belongs to the task before it. Pure.
 *
 * @param task the message without the other requests
 * @param unanswered the words of questions that nothing here answers
 */
record Requests(Said task, List<Working.Asked> questions, List<Later> later, List<String> unanswered) {
    /** So many tasks are put off at most; they are kept with the state. */
    private static final int MOST_LATER = 8;

    Requests {
        questions = List.copyOf(questions);
        later = List.copyOf(later);
        unanswered = List.copyOf(unanswered);
    }

    /** Empty when the message is about one thing, as far as can be told. */
    static Optional<Requests> in(Draft draft) {
        List<Part> parts = draft.said.interpretation().parts();
        boolean named =
                draft.said.capability().isPresent() || draft.said.parameters().containsKey("capability");
        if (parts.size() < 2 || named || answersPending(draft)) {
            return Optional.empty();
        }
        Sorted sorted = new Sorted(draft);
        parts.forEach(sorted::add);
        return sorted.requests();
    }

    /**
     * Whether the message answers a question about the task itself, such as "the second one". Who is asked what to do may ask for several
     * things.
     */
    private static boolean answersPending(Draft draft) {
        Pending pending = draft.state.pending();
        Interpretation read = draft.said.interpretation();
        if (pending == null) {
            return false;
        }
        boolean chooses =
                read.mentions().stream().anyMatch(mention -> mention.parameter().equals("capability"));
        long wanted = read.parts().stream()
                .flatMap(part -> part.interpretation().routes().stream().limit(1))
                .filter(route -> route.confidence() >= Tasks.SURE)
                .map(Route::capability)
                .distinct()
                .count();
        return pending.kind() == Pending.Kind.SWITCH || read.assent().isPresent() || chooses && wanted < 2;
    }

    /** Some parts that are about one capability. */
    private record Request(String capability, List<Part> parts) {
        static Request of(String capability, Part part) {
            return new Request(capability, new ArrayList<>(List.of(part)));
        }

        String words() {
            return joined(parts);
        }
    }

    private static String joined(List<Part> parts) {
        return String.join(" ", parts.stream().map(Part::words).toList());
    }

    /** The parts, put where they belong one after the other. For one message. */
    private static final class Sorted {
        private final Draft draft;
        private final List<Request> questions = new ArrayList<>();
        private final List<Part> own = new ArrayList<>();
        private final List<Request> later = new ArrayList<>();
        private final List<Part> unanswered = new ArrayList<>();
        private Optional<String> task;

        Sorted(Draft draft) {
            this.draft = draft;
            this.task = Optional.ofNullable(draft.state.capability());
        }

        void add(Part part) {
            Optional<String> about = about(part);
            if (about.isEmpty() || about.equals(task)) {
                belonging(part);
            } else if (draft.capability(about.get()).kind() == Kind.INFORMATIONAL) {
                if (goesOnAsking(about.get(), part)) {
                    questions.get(questions.size() - 1).parts().add(part);
                } else if (part.interpretation().question() || (!draft.hasTask() && isNothingElse(part))) {
                    questions.add(Request.of(about.get(), part));
                } else {
                    belonging(part);
                }
            } else if (task.isEmpty()) {
                task = about;
                own.add(part);
            } else if (draft.state.later().size() + later.size() < MOST_LATER) {
                later.add(Request.of(about.get(), part));
            } else {
                belonging(part);
            }
        }

        /** "I'm allergic to nuts, what can I eat?" is one question: only one of its parts gives values. */
        private boolean goesOnAsking(String about, Part part) {
            Optional<Request> last = questions.isEmpty()
                    ? Optional.empty()
                    : Optional.of(questions.get(questions.size() - 1))
                            .filter(request -> request.capability().equals(about));
            return last.isPresent()
                    && (gives(part.words(), about).isEmpty()
                            || gives(last.get().words(), about).isEmpty());
        }

        private List<Mention> gives(String words, String capability) {
            return draft.said.reader().mentions(words, capability);
        }

        /** The capability that the part is surely about. */
        private Optional<String> about(Part part) {
            Interpretation read = part.interpretation();
            List<Route> routes = read.routes();
            boolean sure = !routes.isEmpty()
                    && read.command().isEmpty()
                    && routes.get(0).confidence() >= Tasks.SURE
                    && (draft.hasTask()
                            || routes.size() == 1
                            || routes.get(0).confidence() - routes.get(1).confidence() >= Tasks.NEAR);
            return sure
                    ? Optional.of(routes.get(0).capability())
                            .filter(id -> draft.model.find(id).isPresent())
                    : Optional.empty();
        }

        /** "We bring a dog" is a wish where the task takes it as one. */
        private boolean isNothingElse(Part part) {
            return draft.said.interpretation().parts().stream()
                    .map(this::about)
                    .flatMap(Optional::stream)
                    .filter(id -> draft.capability(id).kind() == Kind.TRANSACTIONAL)
                    .findFirst()
                    .map(id -> draft.said.reader().mentions(part.words(), id).isEmpty())
                    .orElse(true);
        }

        private void belonging(Part part) {
            if (later.isEmpty()) {
                own.add(part);
            } else {
                later.get(later.size() - 1).parts().add(part);
            }
        }

        Optional<Requests> requests() {
            takeOutUnanswered();
            boolean others = draft.hasTask() && !later.isEmpty();
            if (others && (!goesOn() || own.isEmpty() && questions.isEmpty())) {
                leave();
            } else if (task.isEmpty() && !questions.isEmpty() && !isPlausible()) {
                giveToQuestions();
            }
            if (own.isEmpty() && !questions.isEmpty()) {
                own.addAll(questions
                        .remove(draft.hasTask() ? 0 : questions.size() - 1)
                        .parts());
            }
            return questions.isEmpty() && later.isEmpty() && unanswered.isEmpty()
                    ? Optional.empty()
                    : Optional.of(result());
        }

        /** "7pm, is there parking?": a question that gives nothing for the task is none of its words, if there are others. */
        private void takeOutUnanswered() {
            if (task.isEmpty() && questions.isEmpty()) {
                return;
            }
            own.stream().filter(this::isUnanswered).forEach(unanswered::add);
            own.removeAll(unanswered);
            if (own.isEmpty() && questions.isEmpty() && later.isEmpty()) {
                own.addAll(unanswered);
                unanswered.clear();
            }
        }

        /** A question that tells what the task is belongs to it, unless another part tells that too. */
        private boolean isUnanswered(Part part) {
            Interpretation read = part.interpretation();
            boolean known = !draft.hasTask()
                    && !read.routes().isEmpty()
                    && read.routes().get(0).confidence() >= Tasks.PLAUSIBLE
                    && own.stream()
                            .noneMatch(other -> other != part
                                    && task.isPresent()
                                    && about(other).equals(task));
            return read.question()
                    && !known
                    && read.command().isEmpty()
                    && task.map(id -> draft.said
                                    .reader()
                                    .mentions(part.words(), id)
                                    .isEmpty())
                            .orElse(true);
        }

        /** The first of the others is what the message wants now. */
        private void leave() {
            Request next = later.remove(0);
            task = Optional.of(next.capability());
            own.addAll(next.parts());
        }

        /** No part says anything of a task: each belongs to the question before it, or to the first. */
        private void giveToQuestions() {
            List<Part> leading = new ArrayList<>();
            List<Part> at = leading;
            for (Part part : draft.said.interpretation().parts()) {
                at = questions.stream()
                        .map(Request::parts)
                        .filter(parts -> parts.get(0).equals(part))
                        .findFirst()
                        .orElse(at);
                if (own.contains(part)) {
                    at.add(part);
                }
            }
            questions.get(0).parts().addAll(0, leading);
            own.clear();
        }

        /** Whether the task in hand goes on: nothing says to leave it, or the message gives something for it. */
        private boolean goesOn() {
            boolean leaves = later.stream()
                    .flatMap(request -> request.parts().stream())
                    .anyMatch(part -> part.interpretation().switching());
            return !leaves
                    || draft.state.phase() != Phase.CONFIRMING
                            && own.stream()
                                    .anyMatch(part -> !draft.said
                                            .reader()
                                            .mentions(part.words(), draft.task().id())
                                            .isEmpty());
        }

        private boolean isPlausible() {
            return own.stream()
                    .flatMap(part -> part.interpretation().routes().stream())
                    .anyMatch(route -> route.confidence() >= Tasks.PLAUSIBLE);
        }

        private Requests result() {
            String words = joined(own);
            Interpretation read = own.size() == 1 ? own.get(0).interpretation() : together(words);
            return new Requests(
                    draft.said.saying(words, read),
                    questions.stream()
                            .map(asked -> new Working.Asked(asked.capability(), asked.words()))
                            .toList(),
                    later.stream()
                            .map(request -> new Later(request.capability(), request.words()))
                            .toList(),
                    unanswered.stream().map(Part::words).toList());
        }

        /** What several parts mean, their values read in one. */
        private Interpretation together(String words) {
            List<Interpretation> all = own.stream().map(Part::interpretation).toList();
            List<Route> routes = all.stream()
                    .map(Interpretation::routes)
                    .filter(found -> !found.isEmpty())
                    .max(Comparator.comparing((List<Route> found) ->
                                    task.isEmpty() || found.get(0).capability().equals(task.get()))
                            .thenComparing(found -> found.get(0).confidence()))
                    .orElse(List.of());
            List<Mention> mentions = routes.stream()
                    .limit(1)
                    .flatMap(route -> draft.said.reader().mentions(words, route.capability()).stream())
                    .toList();
            return new Interpretation(
                    routes,
                    mentions,
                    all.stream()
                            .map(Interpretation::assent)
                            .flatMap(Optional::stream)
                            .findFirst(),
                    Optional.empty(),
                    all.stream().anyMatch(Interpretation::question),
                    all.stream().anyMatch(Interpretation::switching),
                    unsaid(all, Interpretation::unreadable, mentions),
                    unsaid(all, Interpretation::indifferent, mentions),
                    all.stream().allMatch(Interpretation::foreign),
                    all.stream().flatMap(read -> read.windows().stream()).toList());
        }

        private static List<String> unsaid(
                List<Interpretation> all, Function<Interpretation, List<String>> member, List<Mention> mentions) {
            Set<String> names = new LinkedHashSet<>();
            all.forEach(read -> names.addAll(member.apply(read)));
            mentions.forEach(mention -> names.remove(mention.parameter()));
            return List.copyOf(names);
        }
    }
}
