package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.RequiredParameter;
import dev.intentsite.protocol.Response;
import dev.intentsite.site.Phraser;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a {@link Reply} into words and members ({@code wire.md} § 2). Pure. */
public final class Phrasing {
    private static final int MOST_SUGGESTIONS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SiteModel model;
    private final News news = new News();

    public Phrasing(SiteModel model) {
        this.model = model;
    }

    /**
     * The answer of a turn.
     *
     * @param state the state with the turn's events
     * @param expiresAt when the interaction expires; empty when it does not: it has ended, or is executing
     */
    public Response.Builder phrase(
            Reply reply, DialogueState state, String interactionId, Locale locale, Optional<Instant> expiresAt) {
        return phrase(reply, state, interactionId, locale, expiresAt, Optional.empty());
    }

    /**
     * The same, with other words for what {@link #open} gives.
     *
     * @param words without markup; empty for the site's own
     */
    public Response.Builder phrase(
            Reply reply,
            DialogueState state,
            String interactionId,
            Locale locale,
            Optional<Instant> expiresAt,
            Optional<String> words) {
        Optional<CapabilityModel> task = task(state);
        Response.Builder builder = build(reply, task, state, interactionId, locale, words);
        if (accepted(reply)) {
            task.ifPresent(capability -> builder.capability(capability.id()));
            builder.turn(state.turn()).collected(state.usable());
            expiresAt.ifPresent(builder::expiresAt);
        }
        return builder;
    }

    /** What of the answer may be put in other words; empty where each word counts. */
    public Optional<Phraser.Question> open(Reply reply, DialogueState state, Locale locale) {
        return new Wording(model, news, task(state), state, locale).open(reply);
    }

    private Optional<CapabilityModel> task(DialogueState state) {
        return Optional.ofNullable(state.capability()).flatMap(model::find);
    }

    private static boolean accepted(Reply reply) {
        return !(reply instanceof Reply.Failure failure) || failure.status() == ErrorStatus.CANCELLED;
    }

    private Response.Builder build(
            Reply reply,
            Optional<CapabilityModel> task,
            DialogueState state,
            String id,
            Locale locale,
            Optional<String> words) {
        if (reply instanceof Reply.Failure failure) {
            return Response.builder(FlowType.ERROR, id, failure.message())
                    .status(failure.status().wire())
                    .errors(failure.faults())
                    .suggestions(failure.status() == ErrorStatus.CANCELLED ? later(state) : List.of());
        }
        if (reply instanceof Reply.Result result) {
            Response.Builder builder = Response.builder(FlowType.EXECUTION_RESULT, id, result.message())
                    .status(result.status());
            result.externalId().ifPresent(builder::externalId);
            structured(builder, result.structuredResult());
            builder.suggestions(later(state));
            return builder;
        }
        if (reply instanceof Reply.UnderWay work) {
            return Response.builder(
                            FlowType.INFORMATION_RESPONSE,
                            id,
                            work.message()
                                    .orElseGet(
                                            () -> Texts.of(locale, work.doubtful() ? "progress.doubtful" : "progress")))
                    .status("accepted");
        }
        if (reply instanceof Reply.Answer answer) {
            Wording then = new Wording(model, news, task, state, locale);
            Response.Builder builder = Response.builder(
                    FlowType.INFORMATION_RESPONSE, id, answer.message() + "\n\n---\n\n" + then.of(answer.then()));
            structured(builder, answer.structuredResult());
            return asking(builder, answer.then(), answer.options(), task, locale);
        }
        FlowType flowType = reply instanceof Reply.Ask ? FlowType.INFORMATION_REQUEST : FlowType.CLARIFICATION_REQUEST;
        Wording wording = new Wording(model, news, task, state, locale);
        String message = words.map(other -> wording.of(reply, other)).orElseGet(() -> wording.of(reply));
        return asking(Response.builder(flowType, id, message), reply, List.of(), task, locale);
    }

    private static List<String> later(DialogueState state) {
        return state.later().stream()
                .map(task -> task.words().strip())
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private static void structured(Response.Builder builder, Optional<Map<String, Object>> result) {
        result.ifPresent(jsonLd -> builder.structuredResult(JSON.valueToTree(jsonLd)));
    }

    private Response.Builder asking(
            Response.Builder builder,
            Reply reply,
            List<Backend.Listed> first,
            Optional<CapabilityModel> task,
            Locale locale) {
        List<Need> needs = reply instanceof Reply.Ask ask ? ask.needs() : ((Reply.Clarify) reply).needs();
        List<Backend.Listed> options =
                reply instanceof Reply.Ask ask ? ask.options() : ((Reply.Clarify) reply).options();
        task.ifPresent(capability -> builder.required(parameters(capability, needs), labels(capability, needs)));
        builder.options(Stream.concat(first.stream(), options.stream())
                .map(Backend.Listed::choice)
                .toList());
        builder.suggestions(first.isEmpty() ? suggestions(reply, options, locale) : labels(first));
        return builder;
    }

    private static List<String> labels(CapabilityModel capability, List<Need> needs) {
        List<String> labels = new ArrayList<>();
        for (Need need : needs) {
            if (need instanceof Need.AnyGroup) {
                labels.add(capability.groupsLabel());
            } else {
                capability.parameter(need.parameters().get(0)).ifPresent(parameter -> labels.add(parameter.label()));
            }
        }
        return labels;
    }

    private static List<RequiredParameter> parameters(CapabilityModel capability, List<Need> needs) {
        return needs.stream()
                .flatMap(need -> need.parameters().stream())
                .distinct()
                .flatMap(name -> capability.parameter(name).stream())
                .map(Phrasing::required)
                .toList();
    }

    private static RequiredParameter required(ParameterModel parameter) {
        return new RequiredParameter(
                parameter.name(), parameter.label(), parameter.wireType(), parameter.description(), parameter.schema());
    }

    private List<String> suggestions(Reply reply, List<Backend.Listed> options, Locale locale) {
        if (reply instanceof Reply.Clarify clarify) {
            if (clarify.subject() instanceof Reply.Subject.WhichCapability which) {
                return sayings(which.capabilities().stream().flatMap(id -> model.find(id).stream()));
            }
            if (clarify.subject() instanceof Reply.Subject.Left) {
                return sayings(model.companys().capabilities().stream());
            }
            if (clarify.subject() instanceof Reply.Subject.Confirm
                    || clarify.subject() instanceof Reply.Subject.Suggest) {
                return List.of(Texts.of(locale, "suggest.yes"), Texts.of(locale, "suggest.no"));
            }
            if (clarify.subject() instanceof Reply.Subject.Declined) {
                return List.of(Texts.of(locale, "suggest.never_mind"));
            }
        }
        boolean leaving = reply instanceof Reply.Ask ask
                && ask.notes().stream()
                        .anyMatch(note -> note instanceof Note.Leave || note instanceof Note.ChoiceNeeded);
        return Stream.concat(
                        leaving ? Stream.of(Texts.of(locale, "suggest.never_mind")) : Stream.of(),
                        labels(options).stream())
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private static List<String> sayings(Stream<CapabilityModel> capabilities) {
        return capabilities
                .flatMap(capability -> capability.sayings().stream().limit(1))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    private static List<String> labels(List<Backend.Listed> options) {
        return options.stream()
                .map(Backend.Listed::choice)
                .map(Choice::label)
                .limit(MOST_SUGGESTIONS)
                .toList();
    }
}
