package dev.intentsite.site.internal.model;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Finds constraints that cannot apply to what they stand on. */
final class ConstraintFit {
    private ConstraintFit() {}

    /** What is wrong, each to be said after the parameter's name, with its remedy. */
    static List<String> faults(DeclaredConstraints declared, ComponentType value) {
        List<String> faults = new ArrayList<>();
        check(declared.onValue(), value.element(), value.name(), "", faults);
        check(
                declared.onList(),
                List.class,
                "List",
                "put it on the type argument, List<@%s " + value.name() + ">",
                faults);
        check(
                declared.onOptional(),
                Optional.class,
                "Optional",
                "put it on the type argument, Optional<@%s " + value.name() + ">",
                faults);
        return faults;
    }

    private static void check(
            List<ConstraintDescriptor<?>> constraints,
            Class<?> type,
            String typeName,
            String remedy,
            List<String> faults) {
        for (ConstraintDescriptor<?> outer : constraints) {
            DeclaredConstraints.flat(outer).forEach(constraint -> {
                String name = constraint.getAnnotation().annotationType().getSimpleName();
                List<Class<?>> judged = judged(constraint);
                boolean byParts = judged.isEmpty()
                        && !constraint.getComposingConstraints().isEmpty();
                if (!byParts && judged.stream().noneMatch(each -> each.isAssignableFrom(type))) {
                    faults.add("has @" + name + ", which cannot apply to " + typeName + "; "
                            + (remedy.isEmpty()
                                    ? "remove it, or use a type that it can judge: " + types(judged)
                                    : remedy.replace("%s", name)));
                }
                patternFault(constraint.getAnnotation()).ifPresent(faults::add);
            });
        }
    }

    /** The names of the types that a constraint judges, without those that another one covers. */
    private static String types(List<Class<?>> judged) {
        return Names.list(
                judged.stream()
                        .filter(type ->
                                judged.stream().noneMatch(wider -> wider != type && wider.isAssignableFrom(type)))
                        .map(Names::of)
                        .distinct()
                        .sorted()
                        .toList(),
                " or ");
    }

    private static Optional<String> patternFault(Annotation constraint) {
        if (constraint instanceof jakarta.validation.constraints.Pattern pattern) {
            try {
                java.util.regex.Pattern.compile(pattern.regexp());
            } catch (PatternSyntaxException e) {
                return Optional.of("has @Pattern with \"" + pattern.regexp() + "\", which is no regular expression ("
                        + e.getDescription() + " near index " + e.getIndex() + "); correct it");
            }
        }
        return Optional.empty();
    }

    /** The types that a constraint's validators take. */
    private static List<Class<?>> judged(ConstraintDescriptor<?> constraint) {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> validator : constraint.getConstraintValidatorClasses()) {
            if (validator.getAnnotation(SupportedValidationTarget.class) == null) {
                types.add(raw(argument(validator, Map.of())));
            }
        }
        return types;
    }

    /** The second type argument of {@code ConstraintValidator}, as a class's ancestors say. */
    private static Type argument(Class<?> type, Map<Type, Type> known) {
        List<Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            parents.add(type.getGenericSuperclass());
        }
        for (Type parent : parents) {
            if (parent instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
                Type[] arguments = generic.getActualTypeArguments();
                Map<Type, Type> inParent = new HashMap<>();
                for (int i = 0; i < arguments.length; i++) {
                    inParent.put(raw.getTypeParameters()[i], known.getOrDefault(arguments[i], arguments[i]));
                }
                if (raw == ConstraintValidator.class) {
                    return inParent.getOrDefault(raw.getTypeParameters()[1], Object.class);
                }
                if (ConstraintValidator.class.isAssignableFrom(raw)) {
                    return argument(raw, inParent);
                }
            } else if (parent instanceof Class<?> raw && ConstraintValidator.class.isAssignableFrom(raw)) {
                return argument(raw, Map.of());
            }
        }
        return Object.class;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        } else if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        } else if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
    }
}
