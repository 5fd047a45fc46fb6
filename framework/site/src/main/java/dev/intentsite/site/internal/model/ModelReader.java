package dev.intentsite.site.internal.model;

import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Propose;
import dev.intentsite.site.Transaction;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Annotated objects to an immutable model, every fault found. */
public final class ModelReader {
    private final Faults faults = new Faults();
    private final UnaryOperator<String> texts;
    private final Constraints constraints;
    private final RecordReader records;
    private final List<CapabilityModel> models = new ArrayList<>();
    private final Map<String, CapabilityMethods> methods = new LinkedHashMap<>();
    private final Map<String, List<String>> requires = new HashMap<>();

    private ModelReader(ValueTypes types, Clock clock, ZoneId zone, UnaryOperator<String> texts) {
        this.texts = texts;
        this.constraints = new Constraints(clock, zone);
        this.records = new RecordReader(new ParameterReader(types, constraints, faults, texts), faults);
    }

    /** What was read, or why not. @param faults empty when the model is whole */
    public record Read(SiteModel model, Backend backend, List<String> faults) {}

    /** Reads on the machine's clock and zone. */
    public static Read read(
            List<Object> handlers,
            ValueTypes types,
            Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions) {
        return read(handlers, types, exceptions, Clock.systemUTC(), ZoneId.systemDefault());
    }

    /** Takes the annotations' texts as they are; see below. */
    public static Read read(
            List<Object> handlers,
            ValueTypes types,
            Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions,
            Clock clock,
            ZoneId zone) {
        return read(handlers, types, exceptions, clock, zone, UnaryOperator.identity());
    }

    /**
     * Reads the capabilities of {@code handlers}.
     *
     * @param types the kinds of values
     * @param exceptions what business exceptions mean, by class
     * @param clock what {@code @Future} and the like compare with
     * @param zone what "today" means to them
     * @param texts what stands for an intent, a description, an example (several, a line each), a label of an annotation
     */
    public static Read read(
            List<Object> handlers,
            ValueTypes types,
            Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions,
            Clock clock,
            ZoneId zone,
            UnaryOperator<String> texts) {
        ModelReader reader = new ModelReader(types, clock, zone, texts);
        reader.readAll(handlers);
        return new Read(
                new SiteModel(reader.models, reader.requires),
                new ReflectiveBackend(reader.methods, exceptions, reader.constraints),
                reader.faults.all());
    }

    private void readAll(List<Object> handlers) {
        Map<String, String> places = new HashMap<>();
        CapabilityReader reader = new CapabilityReader(records, faults);
        for (Object handler : handlers) {
            List<CapabilityDraft> drafts = new ArrayList<>();
            for (Method method : Handlers.methods(handler, Capability.class)) {
                CapabilityDraft draft = reader.read(handler, method);
                String taken = places.putIfAbsent(draft.id(), draft.place());
                if (taken != null) {
                    faults.add(
                            draft.place(),
                            "has the id \"" + draft.id() + "\", which " + taken
                                    + " has too; give one of them another with @Capability(id = \"…\")");
                }
                drafts.add(draft);
            }
            if (drafts.isEmpty()) {
                faults.add(
                        Names.of(handler instanceof Class<?> type ? type : handler.getClass()),
                        handler instanceof Class<?>
                                ? "is a class; hand over an object of it"
                                : "has no capability; annotate a method with @Capability, or do not hand it over");
            }
            around(handler, drafts);
        }
        if (handlers.isEmpty()) {
            faults.add("IntentSite", "has no capability; hand over an object with a method annotated with @Capability");
        }
    }

    /** Reads the methods around the capabilities of one object, and puts all together. */
    private void around(Object handler, List<CapabilityDraft> drafts) {
        SideMethodReader sides = new SideMethodReader(drafts, records, faults);
        List<SideMethodReader.Attached> options = sides.options(handler);
        List<SideMethodReader.Attached> checks = sides.checks(handler);
        Map<CapabilityDraft, Call> proposals = proposals(handler, drafts);
        Map<CapabilityDraft, Call> reconciling = new ReconcileReader(drafts, faults).read(handler);
        for (CapabilityDraft draft : drafts) {
            Map<String, SideMethod> sources = new LinkedHashMap<>();
            List<CapabilityModel.OptionSource> optionSources = new ArrayList<>();
            for (SideMethodReader.Attached attached : options) {
                if (attached.capability() == draft) {
                    addSource(draft, attached, sources, optionSources);
                }
            }
            Map<String, SideMethod> judges = new LinkedHashMap<>();
            List<CapabilityModel.ValueCheck> valueChecks = new ArrayList<>();
            for (SideMethodReader.Attached attached : checks) {
                if (attached.capability() == draft) {
                    SideMethod method = attached.method();
                    String key = key(method, judges);
                    judges.put(key, method);
                    valueChecks.add(
                            new CapabilityModel.ValueCheck(key, method.parameter(), needs(method), takes(method)));
                }
            }
            Optional<Call> propose = Optional.ofNullable(proposals.get(draft));
            methods.put(
                    draft.id(),
                    new CapabilityMethods(
                            draft.call(),
                            draft.record(),
                            sources,
                            judges,
                            propose,
                            Optional.ofNullable(reconciling.get(draft))));
            requires.put(
                    draft.id(), draft.record().map(ParameterRecord::requires).orElse(List.of()));
            models.add(model(draft, optionSources, valueChecks, propose.isPresent()));
        }
    }

    private void addSource(
            CapabilityDraft draft,
            SideMethodReader.Attached attached,
            Map<String, SideMethod> sources,
            List<CapabilityModel.OptionSource> optionSources) {
        SideMethod method = attached.method();
        SideMethod first = sources.putIfAbsent(method.parameter(), method);
        if (first != null) {
            faults.add(
                    Call.place(method.call().method()),
                    "offers \"" + method.parameter() + "\" of " + draft.place() + ", as "
                            + Call.place(first.call().method())
                            + " does; say with @Options(of = …) which serves which record");
            return;
        }
        optionSources.add(
                new CapabilityModel.OptionSource(method.parameter(), needs(method), takes(method), attached.open()));
    }

    private static String key(SideMethod method, Map<String, SideMethod> taken) {
        String name = Names.snakeCase(method.call().method().getName());
        String key = name;
        for (int i = 2; taken.containsKey(key); i++) {
            key = name + "_" + i;
        }
        return key;
    }

    private static List<String> needs(SideMethod method) {
        return method.known().map(Known::needs).orElse(List.of());
    }

    private static List<String> takes(SideMethod method) {
        return method.known().map(known -> known.takes(method.parameters())).orElse(List.of());
    }

    private Map<CapabilityDraft, Call> proposals(Object handler, List<CapabilityDraft> drafts) {
        Map<CapabilityDraft, Call> proposals = new LinkedHashMap<>();
        for (Method method : Handlers.methods(handler, Propose.class)) {
            String place = Call.place(method);
            if (!Proposal.class.isAssignableFrom(method.getReturnType())) {
                faults.add(
                        place,
                        "returns " + Types.name(method.getGenericReturnType())
                                + "; a method with @Propose returns Proposal");
            }
            Call call = Call.of(handler, method, Call.May.SAY, faults);
            String takes = call.record().map(Names::of).orElse("no record");
            List<CapabilityDraft> served = drafts.stream()
                    .filter(draft -> draft.call().record().equals(call.record()))
                    .toList();
            if (served.isEmpty()) {
                faults.add(
                        place,
                        "proposes with " + takes
                                + ", which no capability of the same object takes; take the same record as the capability");
            } else if (served.size() > 1) {
                faults.add(
                        place,
                        "proposes with " + takes + ", which "
                                + Names.list(
                                        served.stream()
                                                .map(CapabilityDraft::place)
                                                .toList(),
                                        " and ")
                                + " take; give each capability its own record");
            } else if (served.get(0).annotation().confirmation() != Confirmation.ALWAYS) {
                faults.add(
                        place,
                        "proposes for " + served.get(0).place()
                                + ", which is never confirmed; add confirmation = ALWAYS to it, or remove @Propose");
            } else if (proposals.putIfAbsent(served.get(0), call) != null) {
                faults.add(place, "proposes for " + served.get(0).place() + ", which has a proposal already; keep one");
            }
        }
        return proposals;
    }

    private CapabilityModel model(
            CapabilityDraft draft,
            List<CapabilityModel.OptionSource> options,
            List<CapabilityModel.ValueCheck> checks,
            boolean proposes) {
        Capability annotation = draft.annotation();
        return new CapabilityModel(
                draft.id(),
                annotation.version(),
                texts.apply(annotation.intent()),
                texts.apply(annotation.description()),
                Arrays.stream(annotation.examples())
                        .flatMap(example -> texts.apply(example).lines())
                        .toList(),
                List.of(annotation.constraints()),
                List.of(annotation.notes()),
                annotation.kind(),
                annotation.confirmation(),
                Optional.of(annotation.trust()).filter(trust -> trust != Trust.UNSIGNED),
                Optional.of(annotation.reversible()).filter(text -> !text.isBlank()),
                List.copyOf(draft.parameters().values()),
                draft.record().map(ParameterRecord::groups).orElse(List.of()),
                draft.record().map(ParameterRecord::groupsLabel).orElse(""),
                List.copyOf(options),
                List.copyOf(checks),
                proposes,
                draft.call().takes(Transaction.class),
                draft.call().takes(Execution.class),
                draft.retrying(),
                draft.keepEnded());
    }
}
