package dev.intentsite.site.internal.model;

import dev.intentsite.site.Check;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Verdict;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the options and checks of one object, and which of its capabilities they serve. */
final class SideMethodReader {
    private final List<CapabilityDraft> capabilities;
    private final RecordReader records;
    private final Faults faults;

    /** @param capabilities those of the object */
    SideMethodReader(List<CapabilityDraft> capabilities, RecordReader records, Faults faults) {
        this.capabilities = List.copyOf(capabilities);
        this.records = records;
        this.faults = faults;
    }

    /** A method with what it says of itself. @param offered the class of its options' values; empty for checks */
    private record Side(
            String place,
            String annotation,
            String parameter,
            List<Class<? extends Record>> of,
            Call call,
            Optional<Known> known,
            Optional<Class<?>> offered) {}

    /** An options or check method at a capability. @param open see {@link Options#open} */
    record Attached(CapabilityDraft capability, SideMethod method, boolean open) {}

    List<Attached> options(Object handler) {
        List<Attached> all = new ArrayList<>();
        for (Method method : Handlers.methods(handler, Options.class)) {
            Options annotation = method.getAnnotation(Options.class);
            String place = Call.place(method);
            Optional<Class<?>> offered = offered(method);
            if (offered.isEmpty()) {
                faults.add(
                        place,
                        "returns " + Types.name(method.getGenericReturnType())
                                + "; a method with @Options returns List<Option<…>> of the parameter's type");
            }
            Call call = Call.of(handler, method, Call.May.SAY, faults);
            Optional<Known> known = known(place, call);
            known.filter(record -> names(record).anyMatch(annotation.value()::equals))
                    .ifPresent(record -> faults.add(
                            place,
                            "needs \"" + annotation.value()
                                    + "\" to list the options for it; take that component out of "
                                    + Names.of(record.type())));
            Side side = new Side(place, "@Options", annotation.value(), List.of(annotation.of()), call, known, offered);
            attach(side)
                    .forEach(capability ->
                            all.add(new Attached(capability, method(side, capability), annotation.open())));
        }
        return all;
    }

    List<Attached> checks(Object handler) {
        List<Attached> all = new ArrayList<>();
        for (Method method : Handlers.methods(handler, Check.class)) {
            Check annotation = method.getAnnotation(Check.class);
            String place = Call.place(method);
            if (!Verdict.class.isAssignableFrom(method.getReturnType())) {
                faults.add(
                        place,
                        "returns " + Types.name(method.getGenericReturnType())
                                + "; a method with @Check returns Verdict");
            }
            Call call = Call.of(handler, method, Call.May.SAY, faults);
            Optional<Known> known = known(place, call);
            if (known.isEmpty() || known.get().needs().stream().noneMatch(annotation.value()::equals)) {
                faults.add(
                        place,
                        "judges \"" + annotation.value()
                                + "\" without knowing it; let it take a record with that component, not Optional");
                continue;
            }
            Side side = new Side(
                    place, "@Check", annotation.value(), List.of(annotation.of()), call, known, Optional.empty());
            attach(side).forEach(capability -> all.add(new Attached(capability, method(side, capability), true)));
        }
        return all;
    }

    private static SideMethod method(Side side, CapabilityDraft capability) {
        return new SideMethod(side.parameter, side.call, side.known, capability.parameters());
    }

    private static Stream<String> names(Known known) {
        return known.components().stream().map(Known.Component::name);
    }

    /** {@code List<Option<T>>} → {@code T}. */
    private static Optional<Class<?>> offered(Method method) {
        return argument(method.getGenericReturnType(), List.class)
                .flatMap(option -> argument(option, Option.class))
                .flatMap(value -> value instanceof Class<?> plain ? Optional.of(plain) : Optional.empty());
    }

    private static Optional<Type> argument(Type type, Class<?> container) {
        return type instanceof ParameterizedType generic && generic.getRawType() == container
                ? Optional.of(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private Optional<Known> known(String place, Call call) {
        return call.record().map(type -> {
            List<Known.Component> components = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                String name = Names.snakeCase(component.getName());
                Optional<ComponentType> value = ComponentType.of(component.getGenericType());
                if (value.isEmpty()) {
                    faults.add(
                            place,
                            "takes " + Names.of(type) + ", whose component \"" + name
                                    + "\" does not say of what it is (" + Types.name(component.getGenericType())
                                    + "); write Optional<LocalDate> or List<LocalDate>, with the type of one value");
                }
                value.ifPresent(known -> components.add(new Known.Component(name, known)));
            }
            return new Known(type, records.constructor(place, type), components);
        });
    }

    /** The capabilities that the method serves; when there are none, a fault says why. */
    private List<CapabilityDraft> attach(Side side) {
        List<CapabilityDraft> candidates = capabilities;
        if (!side.of.isEmpty()) {
            candidates = capabilities.stream()
                    .filter(capability -> side.of.stream().anyMatch(capability::takes))
                    .toList();
            List<Class<? extends Record>> taken = side.of.stream()
                    .filter(type -> capabilities.stream().anyMatch(capability -> capability.takes(type)))
                    .toList();
            side.of.stream()
                    .filter(type -> !taken.contains(type))
                    .forEach(type -> faults.add(
                            side.place,
                            "has " + side.annotation + "(of = " + Names.of(type)
                                    + ".class), which no capability of the same object takes; name the record of one"));
            if (taken.size() < side.of.size()) {
                return List.of();
            }
        }
        List<CapabilityDraft> withParameter = candidates.stream()
                .filter(capability -> capability.parameters().containsKey(side.parameter))
                .toList();
        if (withParameter.isEmpty()) {
            List<String> names = candidates.stream()
                    .flatMap(capability -> capability.parameters().keySet().stream())
                    .distinct()
                    .toList();
            faults.add(
                    side.place,
                    "has " + side.annotation + "(\"" + side.parameter
                            + "\"), which is no parameter of a capability of the same object; "
                            + (names.isEmpty() ? "they have none" : "there are " + Names.quoted(names)));
            return List.of();
        }
        List<CapabilityDraft> fitting = withParameter.stream()
                .filter(capability ->
                        offers(side, capability) && missing(side, capability).isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            faults.add(side.place, whyNot(side, withParameter.get(0)));
        }
        return fitting;
    }

    private static boolean offers(Side side, CapabilityDraft capability) {
        TypedParameter parameter = capability.parameters().get(side.parameter);
        return side.offered.isEmpty()
                || parameter != null
                        && side.offered.get() == parameter.declaration().element();
    }

    private static List<Known.Component> missing(Side side, CapabilityDraft capability) {
        return side.known.map(known -> known.missing(capability.parameters())).orElse(List.of());
    }

    private static String whyNot(Side side, CapabilityDraft nearest) {
        if (!offers(side, nearest)) {
            Map<String, TypedParameter> parameters = nearest.parameters();
            TypedParameter parameter = parameters.get(side.parameter);
            return "offers " + side.offered.map(Names::of).orElse("") + " for \"" + side.parameter + "\", which is of "
                    + (parameter == null ? "" : Names.of(parameter.declaration().element()))
                    + "; return options of that type";
        }
        return "needs " + Known.words(missing(side, nearest)) + ", which " + nearest.place()
                + " does not have by that name and type; "
                + CapabilityReader.known(nearest.parameters().keySet());
    }
}
