package dev.intentsite.language.internal.route;

import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Amounts;
import dev.intentsite.language.internal.recognize.BuiltIn;
import dev.intentsite.language.internal.recognize.Headcounts;
import dev.intentsite.language.internal.recognize.Marks;
import dev.intentsite.language.internal.recognize.MessageRecognizer;
import dev.intentsite.language.internal.recognize.People;
import dev.intentsite.language.internal.recognize.Phones;
import dev.intentsite.language.internal.recognize.Readings;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.protocol.Manifest;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the values of a message say of its capability: a date, a time and a number of people are for the one that needs all
 * three. A kind of value counts the more the fewer capabilities take it, and half where it may be left out.
 */
final class ValueEvidence {
    private static final double SURE = 0.6;
    private static final double OPTIONAL = 0.5;
    private static final Map<String, MessageRecognizer> KINDS = kinds();

    private final double[][] takes;
    private final boolean[][] requires;
    private final double[] rarity;
    private final List<Manifest.Capability> capabilities;

    ValueEvidence(Manifest manifest) {
        this.capabilities = manifest.capabilities();
        List<String> kinds = List.copyOf(KINDS.keySet());
        this.takes = new double[kinds.size()][capabilities.size()];
        this.requires = new boolean[kinds.size()][capabilities.size()];
        this.rarity = new double[kinds.size()];
        for (int kind = 0; kind < kinds.size(); kind++) {
            int count = 0;
            for (int i = 0; i < capabilities.size(); i++) {
                String name = kinds.get(kind);
                takes[kind][i] = weight(capabilities.get(i), name);
                requires[kind][i] = capabilities.get(i).parameters().stream()
                        .anyMatch(parameter -> parameter.required() && takes(parameter, name));
                count += takes[kind][i] > 0 ? 1 : 0;
            }
            rarity[kind] = Router.rarity(capabilities.size(), Math.max(1, count));
        }
    }

    /** What the values say for each capability, and how many kinds each needs of those that were given. */
    record Values(double[] scores, double[] kinds) {}

    Values of(Analysis analysis) {
        double[] scores = new double[takes.length == 0 ? 0 : takes[0].length];
        double[] fits = new double[scores.length];
        int kind = 0;
        for (MessageRecognizer recognizer : KINDS.values()) {
            if (given(analysis, recognizer)) {
                for (int i = 0; i < scores.length; i++) {
                    scores[i] += rarity[kind] * takes[kind][i];
                    fits[i] += takes[kind][i];
                }
            }
            kind++;
        }
        return new Values(scores, fits);
    }

    /** The kinds of values that the message has. */
    BitSet kinds(Analysis analysis) {
        BitSet given = new BitSet();
        int kind = 0;
        for (MessageRecognizer recognizer : KINDS.values()) {
            given.set(kind++, given(analysis, recognizer));
        }
        return given;
    }

    /** Whether the capability takes a value of each of these kinds, perhaps one that may be left out. */
    boolean takes(int capability, BitSet kinds) {
        return kinds.stream().allMatch(kind -> takes[kind][capability] > 0);
    }

    /** Whether the capability can do without a value of any of these kinds. */
    boolean dispenses(int capability, BitSet kinds) {
        return kinds.stream().noneMatch(kind -> requires[kind][capability]);
    }

    /** Whether the capability cannot be done without a value of each of these kinds. */
    boolean requires(int capability, BitSet kinds) {
        return kinds.stream().allMatch(kind -> requires[kind][capability]);
    }

    /** Whether one of these parameters of the capability is of one of these kinds. */
    boolean holds(int capability, BitSet kinds, Set<String> names) {
        List<String> all = List.copyOf(KINDS.keySet());
        return capabilities.get(capability).parameters().stream()
                .filter(parameter -> names.contains(parameter.name()))
                .anyMatch(parameter -> kinds.stream().anyMatch(kind -> takes(parameter, all.get(kind))));
    }

    private static boolean given(Analysis analysis, MessageRecognizer recognizer) {
        for (List<Reading> readings : recognizer.found(analysis)) {
            if (Readings.sure(readings) >= SURE) {
                return true;
            }
        }
        return false;
    }

    private static double weight(Manifest.Capability capability, String kind) {
        double weight = 0;
        for (Manifest.Parameter parameter : capability.parameters()) {
            if (takes(parameter, kind)) {
                weight = Math.max(weight, parameter.required() || alternative(capability, parameter) ? 1 : OPTIONAL);
            }
        }
        return weight;
    }

    /** Whether it belongs to one of several groups of which one is needed. */
    private static boolean alternative(Manifest.Capability capability, Manifest.Parameter parameter) {
        return capability.alternatives().stream().anyMatch(group -> group.contains(parameter.name()));
    }

    private static boolean takes(Manifest.Parameter parameter, String kind) {
        return switch (parameter.type()) {
            case "datetime" -> kind.equals("date") || kind.equals("time");
            case "string" -> kind.equals("code") && parameter.schema().has("pattern");
            default -> parameter.type().equals(kind);
        };
    }

    private static Map<String, MessageRecognizer> kinds() {
        Map<String, MessageRecognizer> kinds = new LinkedHashMap<>();
        kinds.put("date", BuiltIn.date());
        kinds.put("time", BuiltIn.time());
        kinds.put("integer", Headcounts.people());
        kinds.put("money", Amounts.money());
        kinds.put("person_name", People.personName());
        kinds.put("phone", Phones.phone());
        kinds.put("email", Marks.email());
        kinds.put("url", Marks.url());
        kinds.put("duration", BuiltIn.duration());
        kinds.put("code", Marks.reference());
        return kinds;
    }
}
