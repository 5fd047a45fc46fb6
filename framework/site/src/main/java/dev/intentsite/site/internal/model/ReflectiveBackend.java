package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Option;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls annotated methods by reflection. */
final class ReflectiveBackend implements Backend {
    private final Map<String, CapabilityMethods> capabilities;
    private final Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions;
    private final Constraints constraints;

    ReflectiveBackend(
            Map<String, CapabilityMethods> capabilities,
            Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions,
            Constraints constraints) {
        this.capabilities = Map.copyOf(capabilities);
        this.exceptions = Map.copyOf(exceptions);
        this.constraints = constraints;
    }

    @Override
    public List<Listed> options(String capability, String parameter, Map<String, JsonNode> known, Turn turn)
            throws Exception {
        SideMethod source = find(methods(capability).options(), parameter, "options for");
        List<Option<?>> options = new ArrayList<>();
        for (Object option : (List<?>) source.invoke(known, turn)) {
            options.add((Option<?>) option);
        }
        return alternatives(capability, parameter, options, turn.locale());
    }

    @Override
    public Verdict check(String capability, String checkKey, Map<String, JsonNode> known, Turn turn) throws Exception {
        return (Verdict) find(methods(capability).checks(), checkKey, "check").invoke(known, turn);
    }

    @Override
    public Proposal propose(String capability, Map<String, JsonNode> values, Turn turn) throws Exception {
        CapabilityMethods methods = methods(capability);
        Call propose = methods.propose()
                .orElseThrow(() -> new IllegalStateException("\"" + capability + "\" has no @Propose method"));
        return (Proposal) propose.invoke(argument(methods, values), turn);
    }

    @Override
    public Outcome execute(
            String capability,
            Map<String, JsonNode> values,
            Turn turn,
            Optional<Transaction> transaction,
            Optional<Execution> execution)
            throws Exception {
        CapabilityMethods methods = methods(capability);
        Optional<Record> argument = argument(methods, values);
        try {
            Object[] given = Stream.of(Optional.of(turn), transaction, execution)
                    .flatMap(Optional::stream)
                    .toArray();
            return (Outcome) methods.handler().invoke(argument, given);
        } catch (Exception thrown) {
            Optional<Outcome> meaning = outcome(thrown);
            throw meaning.isPresent() ? new MappedException(meaning.get(), thrown) : thrown;
        }
    }

    @Override
    public Reconciliation reconcile(String capability, Map<String, JsonNode> values, Execution execution)
            throws Exception {
        CapabilityMethods methods = methods(capability);
        Call reconcile = methods.reconcile()
                .orElseThrow(() -> new IllegalStateException("\"" + capability + "\" has no @Reconcile method"));
        return (Reconciliation) reconcile.invoke(
                reconcile.record().isEmpty() ? Optional.empty() : argument(methods, values), execution);
    }

    /** What a business exception means: the mapping of its own class, else of the nearest ancestor. */
    private Optional<Outcome> outcome(Exception thrown) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            Function<? super Exception, Outcome> mapping = exceptions.get(type);
            if (mapping != null) {
                return Optional.of(mapping.apply(thrown));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Listed> alternatives(String capability, String parameter, List<Option<?>> options, Locale locale) {
        TypedParameter of = find(methods(capability).parameters(), parameter, "parameter");
        return options.stream().map(option -> listed(of, option, locale)).toList();
    }

    private static Listed listed(TypedParameter parameter, Option<?> option, Locale locale) {
        TypedValue<?> value;
        try {
            value = TypedValue.of(parameter.type(), option.value());
        } catch (ClassCastException e) {
            throw new IllegalStateException(
                    "an option for \"" + parameter.name() + "\" is a "
                            + option.value().getClass().getName() + "; it takes "
                            + parameter.type().javaType().getName(),
                    e);
        }
        String label = option.label().orElseGet(() -> value.display(locale));
        return new Listed(new Choice(parameter.name(), value.json(), label), option.note());
    }

    @Override
    public Map<String, List<String>> violations(String capability, Map<String, JsonNode> values, Locale locale) {
        Optional<ParameterRecord> read = methods(capability).record();
        if (read.isEmpty() || !read.get().shape().complete(values)) {
            return Map.of();
        }
        Map<String, List<String>> violations = new LinkedHashMap<>();
        for (Record record : read.get().shape().build(values)) {
            for (ConstraintViolation<?> violation : constraints.violations(record, locale)) {
                Optional<TypedParameter> named = named(violation, read.get());
                TypedParameter blamed = named.orElseGet(() -> lastGiven(record, read.get(), values));
                violations
                        .computeIfAbsent(blamed.name(), name -> new ArrayList<>())
                        .add(new Refusals(blamed, blamed.declared(), locale).ofRecord(violation, named.isPresent()));
            }
        }
        return violations;
    }

    private static Optional<TypedParameter> named(ConstraintViolation<?> violation, ParameterRecord read) {
        for (Path.Node node : violation.getPropertyPath()) {
            return Optional.ofNullable(node.getName())
                    .map(name -> read.parameters().get(Names.snakeCase(name)));
        }
        return Optional.empty();
    }

    /** Whom to ask again when a violation names nobody: the last parameter given that the record needs. */
    private static TypedParameter lastGiven(Record record, ParameterRecord read, Map<String, JsonNode> values) {
        TypedParameter last = null;
        boolean lastNeeded = false;
        for (TypedParameter parameter : read.parameters().values()) {
            Optional<Home> home = parameter.homeIn(record.getClass());
            boolean needed = home.isPresent() && !home.get().value().optional();
            if (home.isPresent() && values.containsKey(parameter.name()) && (needed || !lastNeeded)) {
                last = parameter;
                lastNeeded = needed;
            }
        }
        if (last == null) {
            throw new IllegalStateException(
                    record.getClass().getName() + " breaks its constraints when nothing was said");
        }
        return last;
    }

    private static Optional<Record> argument(CapabilityMethods methods, Map<String, JsonNode> values) {
        return methods.record().map(read -> {
            List<Record> built = read.shape().build(values);
            return built.get(built.size() - 1);
        });
    }

    private CapabilityMethods methods(String capability) {
        return find(capabilities, capability, "capability");
    }

    private static <T> T find(Map<String, T> all, String key, String what) {
        T found = all.get(key);
        if (found == null) {
            throw new IllegalStateException("there is no " + what + " \"" + key + "\"; there is "
                    + Names.quoted(all.keySet().stream().sorted().toList()));
        }
        return found;
    }
}
