package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.Choice;
import dev.intentsite.site.Phraser;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The CommonMark of a reply that asks. For one reply. */
final class Wording {
    private static final int MOST_ROWS = 60;
    private static final Pattern LINES = Pattern.compile("\\R+");
    private static final List<String> CHOSEN_TYPES = List.of("date", "time", "datetime", "enum");

    private final SiteModel model;
    private final News news;
    private final Optional<CapabilityModel> task;
    private final DialogueState state;
    private final Locale locale;

    Wording(SiteModel model, News news, Optional<CapabilityModel> task, DialogueState state, Locale locale) {
        this.model = model;
        this.news = news;
        this.task = task;
        this.state = state;
        this.locale = locale;
    }

    String of(Reply reply) {
        List<String> paragraphs = new ArrayList<>();
        if (reply instanceof Reply.Ask ask) {
            inOrder(ask.notes()).forEach(note -> paragraphs.add(note(note)));
            paragraphs.add(question(ask.needs()));
            if (!ask.options().isEmpty()) {
                paragraphs.add(table(ask.options()));
            }
        } else {
            Reply.Clarify clarify = (Reply.Clarify) reply;
            boolean restates = clarify.subject() instanceof Reply.Subject.Confirm;
            inOrder(clarify.notes())
                    .filter(note -> !(restates && note instanceof Note.Collected))
                    .forEach(note -> paragraphs.add(note(note)));
            clarification(clarify, paragraphs);
        }
        paragraphs.removeIf(String::isEmpty);
        return String.join("\n\n", paragraphs);
    }

    /** The same, where what {@link #open} gives is put in other words. */
    String of(Reply reply, String words) {
        List<String> paragraphs = new ArrayList<>();
        inOrder(notes(reply)).filter(note -> !isOpen(note)).forEach(note -> paragraphs.add(note(note)));
        LINES.splitAsStream(words).map(Markdown::plain).forEach(paragraphs::add);
        List<Backend.Listed> options =
                reply instanceof Reply.Ask ask ? ask.options() : ((Reply.Clarify) reply).options();
        paragraphs.add(options.isEmpty() ? "" : table(options));
        paragraphs.removeIf(String::isEmpty);
        return String.join("\n\n", paragraphs);
    }

    /** What may be put in other words: which values were taken, and the question for others. */
    Optional<Phraser.Question> open(Reply reply) {
        List<String> labels = asked(reply);
        if (labels.isEmpty() || task.isEmpty()) {
            return Optional.empty();
        }
        List<String> paragraphs = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        inOrder(notes(reply)).filter(Wording::isOpen).forEach(note -> {
            paragraphs.add(note(note));
            if (note instanceof Note.Collected collected) {
                taken(collected.parameters())
                        .forEach((parameter, held) -> kept.add(parameter.display(held.value(), locale)));
            }
        });
        if (reply instanceof Reply.Ask ask) {
            paragraphs.add(question(ask.needs()));
        } else {
            clarification((Reply.Clarify) reply, paragraphs);
        }
        paragraphs.removeIf(paragraph -> paragraph.isEmpty() || paragraph.startsWith("| "));
        kept.addAll(labels);
        return Optional.of(new Phraser.Question(
                Markdown.words(String.join("\n\n", paragraphs)),
                List.of(task.get().intent(), task.get().description()),
                kept,
                locale));
    }

    /** The labels of what is asked for first; empty where it is no plain question for a value. */
    private List<String> asked(Reply reply) {
        if (reply instanceof Reply.Ask ask) {
            Need first = ask.needs().get(0);
            return first instanceof Need.AnyGroup
                    ? task.map(CapabilityModel::groupsLabel).stream().toList()
                    : List.of(unmarked(first.parameters().get(0)));
        }
        if (reply instanceof Reply.Clarify clarify && clarify.subject() instanceof Reply.Subject.WhichParameter which) {
            return which.parameters().stream().map(this::unmarked).toList();
        }
        return reply instanceof Reply.Clarify clarify && clarify.subject() instanceof Reply.Subject.WhichValue which
                ? List.of(unmarked(which.parameter()))
                : List.of();
    }

    private static List<Note> notes(Reply reply) {
        return reply instanceof Reply.Ask ask ? ask.notes() : ((Reply.Clarify) reply).notes();
    }

    private static boolean isOpen(Note note) {
        return note instanceof Note.Collected || note instanceof Note.TaskSelected || note instanceof Note.Restarted;
    }

    /** What the conversation is about comes before what was said of it. */
    private static Stream<Note> inOrder(List<Note> notes) {
        return notes.stream()
                .sorted(Comparator.comparing(
                        note -> !(note instanceof Note.TaskSelected || note instanceof Note.Restarted)));
    }

    private void clarification(Reply.Clarify clarify, List<String> paragraphs) {
        Reply.Subject subject = clarify.subject();
        if (subject instanceof Reply.Subject.WhichValue which) {
            paragraphs.add(Texts.of(locale, "which.value", label(which.parameter())));
            paragraphs.add(table(clarify.options()));
        } else if (subject instanceof Reply.Subject.WhichParameter which) {
            paragraphs.add(Texts.of(
                    locale,
                    "which.parameter",
                    Texts.alternatives(
                            locale, which.parameters().stream().map(this::label).toList())));
        } else if (subject instanceof Reply.Subject.WhichCapability which) {
            boolean one = which.fits() && which.capabilities().size() == 1;
            if (which.again() && !one) {
                paragraphs.add(Texts.of(locale, "which.capability.again"));
                paragraphs.add(which.capabilities().stream()
                        .map(id -> "- **" + intent(id) + "**")
                        .collect(Collectors.joining("\n")));
                return;
            }
            if (which.fits()) {
                paragraphs.add(Texts.of(locale, one ? "which.capability.one" : "which.capability.several"));
                paragraphs.add(listed(which.capabilities().stream()
                        .flatMap(id -> model.find(id).stream())
                        .toList()));
            } else {
                paragraphs.add(everything());
            }
            paragraphs.add(one ? "" : Texts.of(locale, "which.capability"));
        } else if (subject instanceof Reply.Subject.Left left) {
            String word = Texts.of(locale, left.bye() ? "left.bye" : "note.courtesy.thanks");
            paragraphs.add(word + " "
                    + model.companys().capabilities().stream()
                            .flatMap(capability -> capability.sayings().stream())
                            .findFirst()
                            .map(saying -> Texts.of(locale, "left.next", Markdown.plain(saying)))
                            .orElse(""));
        } else if (subject instanceof Reply.Subject.SwitchTask change) {
            paragraphs.add(Texts.of(locale, "switch", intent(change.to()), intent(change.from())));
        } else if (subject instanceof Reply.Subject.Confirm confirm) {
            restate(confirm.proposal(), paragraphs);
            paragraphs.add(Texts.of(locale, "confirm.question"));
        } else if (subject instanceof Reply.Subject.Suggest suggest) {
            Choice choice = suggest.choice();
            paragraphs.add(
                    Texts.of(locale, "suggest.value", label(choice.parameter()), Markdown.plain(choice.label())));
        } else {
            List<String> labels = ((Reply.Subject.Declined) subject)
                    .parameters().stream().map(this::label).toList();
            paragraphs.add(
                    labels.isEmpty()
                            ? Texts.of(locale, "declined.nothing")
                            : Texts.of(locale, "declined", Texts.alternatives(locale, labels)));
        }
    }

    private void restate(String proposal, List<String> paragraphs) {
        CapabilityModel capability = task.orElseThrow();
        List<String> lines = new ArrayList<>();
        state.usable()
                .forEach((name, value) -> capability
                        .parameter(name)
                        .ifPresent(parameter ->
                                lines.add("- " + parameter.label() + ": **" + shown(parameter, value) + "**")));
        paragraphs.add(
                Texts.of(locale, lines.isEmpty() ? "confirm.nothing" : "confirm", Markdown.plain(capability.intent())));
        if (!lines.isEmpty()) {
            paragraphs.add(String.join("\n", lines));
        }
        if (!proposal.isEmpty()) {
            paragraphs.add(proposal);
        }
    }

    /** What can be done here: what the company is there for, and a person's rights in a line. */
    private String everything() {
        List<String> rights = model.rights().stream()
                .map(right -> Texts.of(locale, "rights." + right.id()))
                .toList();
        return Texts.of(locale, "note.capabilities") + "\n\n"
                + listed(model.companys().capabilities())
                + (rights.isEmpty()
                        ? ""
                        : "\n\n" + Texts.of(locale, "rights.short", Texts.alternatives(locale, rights)));
    }

    private static String listed(List<CapabilityModel> capabilities) {
        return capabilities.stream()
                .map(capability -> "- **" + Markdown.plain(capability.intent()) + "**: "
                        + Markdown.plain(capability.description()))
                .collect(Collectors.joining("\n"));
    }

    private String question(List<Need> needs) {
        Need first = needs.get(0);
        CapabilityModel capability = task.orElseThrow();
        String asked;
        if (first instanceof Need.AnyGroup) {
            asked = Texts.of(locale, "ask.group", capability.groupsLabel());
        } else {
            ParameterModel parameter =
                    capability.parameter(first.parameters().get(0)).orElseThrow();
            asked = ask(parameter);
        }
        List<String> others = needs.stream()
                .skip(1)
                .map(need -> need instanceof Need.AnyGroup
                        ? capability.groupsLabel()
                        : label(need.parameters().get(0)))
                .toList();
        return others.isEmpty()
                ? asked
                : asked + "\n\n" + Texts.of(locale, "ask.also", Texts.enumeration(locale, others));
    }

    private String ask(ParameterModel parameter) {
        String type = parameter.wireType();
        String key = CHOSEN_TYPES.contains(type)
                ? "ask.choice"
                : type.equals("boolean") ? "ask.boolean" : type.equals("text") ? "ask.text" : "ask.value";
        String asked = Texts.of(locale, key, parameter.label(), Markdown.plain(parameter.description()));
        return !key.equals("ask.boolean") && news.isIn(parameter, locale)
                ? asked + " *" + Markdown.plain(parameter.description()) + "*"
                : asked;
    }

    private String note(Note note) {
        if (note instanceof Note.Collected collected) {
            String values = values(collected.parameters());
            return values.isEmpty() ? "" : Texts.of(locale, "note.collected", values);
        }
        if (note instanceof Note.ValueRefused refused) {
            return sentence(refused.reason());
        }
        if (note instanceof Note.Unclear) {
            return "";
        }
        if (note instanceof Note.Foreign) {
            return Texts.of(locale, "note.foreign");
        }
        if (note instanceof Note.Unreadable unreadable) {
            return Texts.of(locale, "note.unreadable", label(unreadable.parameter()));
        }
        if (note instanceof Note.ChoiceNeeded needed) {
            String one = needed.parameters().size() == 1
                    ? label(needed.parameters().get(0))
                    : task.orElseThrow().groupsLabel();
            return Texts.of(locale, "note.choice_needed", one);
        }
        if (note instanceof Note.Disagreement disagreement) {
            return disagreement.parameter().equals("confirmation")
                    ? Texts.of(locale, "note.disagreement.confirmation")
                    : Texts.of(locale, "note.disagreement", label(disagreement.parameter()));
        }
        if (note instanceof Note.TaskSelected selected) {
            return Texts.of(locale, "note.task", intent(selected.capability()));
        }
        if (note instanceof Note.NothingAvailable nothing) {
            String label = label(nothing.parameter());
            return nothing.depends().isEmpty()
                    ? Texts.of(locale, "note.nothing_available", label)
                    : Texts.of(locale, "note.nothing_available.depends", label, depends(nothing.depends()));
        }
        if (note instanceof Note.NoneWithin none) {
            return Texts.of(locale, "note.none_within", Markdown.plain(none.words()));
        }
        if (note instanceof Note.Words words) {
            return words.message();
        }
        if (note instanceof Note.Without without) {
            return Texts.of(locale, "note.without", label(without.parameter()));
        }
        if (note instanceof Note.Courtesy courtesy) {
            return Texts.of(
                    locale,
                    courtesy.word() == Interpretation.Command.THANKS
                            ? "note.courtesy.thanks"
                            : "note.courtesy.greeting");
        }
        if (note instanceof Note.Leave) {
            return Texts.of(locale, "note.leave");
        }
        if (note instanceof Note.Deferred deferred) {
            return Texts.of(
                    locale,
                    "note.later",
                    Texts.enumeration(
                            locale,
                            deferred.tasks().stream()
                                    .map(task -> "**" + intent(task.capability()) + "**")
                                    .toList()));
        }
        if (note instanceof Note.NoAnswer unanswered) {
            return Phrases.noAnswer(unanswered, locale);
        }
        if (note instanceof Note.Capabilities) {
            return everything();
        }
        return Texts.of(
                locale,
                note instanceof Note.Restarted
                        ? "note.restarted"
                        : note instanceof Note.ProposalChanged
                                ? "note.proposal_changed"
                                : note instanceof Note.Unsure
                                        ? "note.unsure"
                                        : note instanceof Note.Stands ? "note.stands" : "note.not_understood");
    }

    /** A reason as a sentence of its own. */
    private String sentence(String reason) {
        if (reason.isEmpty()) {
            return reason;
        }
        int first = reason.offsetByCodePoints(0, 1);
        String begun = reason.substring(0, first).toUpperCase(locale) + reason.substring(first);
        return Character.isLetterOrDigit(begun.codePointBefore(begun.length())) ? begun + "." : begun;
    }

    private String values(List<String> names) {
        List<String> parts = new ArrayList<>();
        taken(names)
                .forEach((parameter, held) ->
                        parts.add(Texts.of(locale, "note.value", parameter.label(), shown(parameter, held.value()))));
        return Texts.enumeration(locale, parts);
    }

    private Map<ParameterModel, Held> taken(List<String> names) {
        Map<ParameterModel, Held> taken = new LinkedHashMap<>();
        for (String name : names) {
            Held held = state.values().get(name);
            if (held != null && held.usable()) {
                task.flatMap(capability -> capability.parameter(name))
                        .ifPresent(parameter -> taken.put(parameter, held));
            }
        }
        return taken;
    }

    private String depends(List<String> names) {
        return Texts.enumeration(locale, names.stream().map(this::label).toList());
    }

    private String shown(ParameterModel parameter, JsonNode value) {
        return Markdown.plain(parameter.display(value, locale));
    }

    private String label(String name) {
        return Markdown.plain(unmarked(name));
    }

    private String unmarked(String name) {
        return task.flatMap(capability -> capability.parameter(name))
                .map(ParameterModel::label)
                .orElse(name);
    }

    private String intent(String id) {
        return Markdown.plain(model.find(id).map(CapabilityModel::intent).orElse(id));
    }

    private String table(List<Backend.Listed> options) {
        boolean notes = options.stream().anyMatch(option -> option.note().isPresent());
        String label = options.isEmpty() ? "" : label(options.get(0).choice().parameter());
        String head = label.isEmpty() ? "" : label.substring(0, 1).toUpperCase(locale) + label.substring(1);
        StringBuilder table =
                new StringBuilder("| " + head + " |" + (notes ? "  |" : "") + "\n|---|" + (notes ? "---|" : ""));
        options.stream().limit(MOST_ROWS).forEach(option -> {
            table.append("\n| ").append(Markdown.plain(option.choice().label())).append(" |");
            if (notes) {
                table.append(' ')
                        .append(Markdown.plain(option.note().orElse("")))
                        .append(" |");
            }
        });
        if (options.size() > MOST_ROWS) {
            table.append("\n\n").append(Texts.of(locale, "options.more", options.size() - MOST_ROWS));
        }
        return table.toString();
    }
}
