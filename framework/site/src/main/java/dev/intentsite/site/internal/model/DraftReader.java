package dev.intentsite.site.internal.model;

import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one parameter record, and the records of the sealed interfaces within it. For one record only. */
final class DraftReader {
    private final String method;
    private final ParameterReader parameters;
    private final Faults faults;
    private final Map<String, ParameterDeclaration> declarations = new LinkedHashMap<>();
    private final Set<Class<?>> open = new HashSet<>();

    DraftReader(String method, ParameterReader parameters, Faults faults) {
        this.method = method;
        this.parameters = parameters;
        this.faults = faults;
    }

    /** All parameters that were met, in order. */
    Map<String, ParameterDeclaration> declarations() {
        return declarations;
    }

    Draft read(Class<? extends Record> type) {
        return read(type, new LinkedHashSet<>(), false);
    }

    /** @param taken the names that this record may not use again */
    private Draft read(Class<? extends Record> type, Set<String> taken, boolean alternative) {
        open.add(type);
        Set<String> atLeastOne = Optional.ofNullable(type.getAnnotation(AtLeastOne.class))
                .map(annotation -> new LinkedHashSet<>(List.of(annotation.value())))
                .orElseGet(LinkedHashSet::new);
        List<Draft.Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (Types.groups(component)) {
                either(component, taken).ifPresent(parts::add);
            } else {
                one(type, component, taken, alternative).ifPresent(parts::add);
            }
        }
        open.remove(type);
        checkAtLeastOne(type, atLeastOne, parts);
        return new Draft(type, parts, List.copyOf(atLeastOne));
    }

    private Optional<Draft.Part> one(
            Class<? extends Record> type, RecordComponent component, Set<String> taken, boolean alternative) {
        Optional<ParameterDeclaration> read = parameters.declaration(method, type, component, alternative);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        ParameterDeclaration declaration = read.get();
        Home home = declaration.homes().get(0);
        String name = declaration.name();
        if (!taken.add(name)) {
            fault("parameter \"" + name + "\" is there twice; give one of them another name");
            return Optional.empty();
        }
        if (alternative && !declaration.defaultText().isEmpty()) {
            fault("parameter \"" + name
                    + "\" has a default, but belongs to an alternative, which must be said; remove it");
        }
        ParameterDeclaration before = declarations.get(name);
        if (before == null) {
            declarations.put(name, declaration);
        } else if (sameType(before, declaration)) {
            declarations.put(name, before.with(home));
        } else {
            fault("parameter \"" + name + "\" is of "
                    + before.homes().get(0).value().name() + " in one alternative and of "
                    + home.value().name() + " in another; give them one type or two names");
        }
        return Optional.of(new Draft.One(name, home.value().optional()));
    }

    private static boolean sameType(ParameterDeclaration one, ParameterDeclaration other) {
        return one.element() == other.element()
                && one.multiple() == other.multiple()
                && one.type().wire().equals(other.type().wire());
    }

    private Optional<Draft.Part> either(RecordComponent component, Set<String> taken) {
        Set<String> all = new LinkedHashSet<>(taken);
        List<Draft> choices = new ArrayList<>();
        for (Class<? extends Record> permitted : permitted(component.getType())) {
            if (open.contains(permitted)) {
                fault(Names.of(permitted) + " contains itself; alternatives must end");
                continue;
            }
            Set<String> own = new LinkedHashSet<>(taken);
            Draft choice = read(permitted, own, true);
            if (choice.needed().isEmpty()
                    && choice.choices().isEmpty()
                    && choice.oneOf().isEmpty()) {
                fault("alternative " + Names.of(permitted)
                        + " needs nothing; let at least one of its components not be Optional");
            }
            choices.add(choice);
            all.addAll(own);
        }
        taken.addAll(all);
        return choices.isEmpty()
                ? Optional.empty()
                : Optional.of(new Draft.Either(choices, Optional.ofNullable(component.getAnnotation(Parameter.class))));
    }

    private List<Class<? extends Record>> permitted(Class<?> type) {
        List<Class<? extends Record>> records = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                records.add(permitted.asSubclass(Record.class));
            } else if (permitted.isInterface() && permitted.isSealed()) {
                records.addAll(permitted(permitted));
            } else {
                fault("alternative " + Names.of(permitted) + " of " + Names.of(type) + " is not a record; make it one");
            }
        }
        return records;
    }

    private void checkAtLeastOne(Class<?> type, Set<String> names, List<Draft.Part> parts) {
        List<String> optional = parts.stream()
                .filter(part -> part instanceof Draft.One one && one.optional())
                .map(part -> ((Draft.One) part).name())
                .toList();
        for (String name : names) {
            if (!optional.contains(name)) {
                fault(Names.of(type) + " has @AtLeastOne with \"" + name
                        + "\", which is no Optional component of it; name Optional ones in snake_case"
                        + (optional.isEmpty() ? "" : ": " + Names.quoted(optional)));
            }
        }
        if (names.size() == 1) {
            fault(Names.of(type)
                    + " has @AtLeastOne with one name only; name two or more, or make the component not Optional");
        }
        names.retainAll(optional);
    }

    private void fault(String text) {
        faults.add(method, text);
    }
}
