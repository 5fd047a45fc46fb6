package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pattern written out: every sequence of words and slots that it allows. */
final class Pattern {
    private final String[] parts;
    private final Map<String, String> macros;
    private int at;

    private Pattern(String pattern, Map<String, String> macros) {
        this.parts =
                pattern.replaceAll("(~?<[^>]*>|[\\[\\]()|])", " $1 ").strip().split("\\s+");
        this.macros = macros;
    }

    static List<List<String>> ways(String pattern, Map<String, String> macros) {
        return new Pattern(pattern, macros).alternatives();
    }

    private List<List<String>> alternatives() {
        List<List<String>> all = new ArrayList<>(sequence());
        while (at < parts.length && parts[at].equals("|")) {
            at++;
            all.addAll(sequence());
        }
        return all;
    }

    private List<List<String>> sequence() {
        List<List<String>> ways = List.of(List.of());
        while (at < parts.length && !parts[at].equals("|") && !parts[at].equals(")") && !parts[at].equals("]")) {
            String part = parts[at++];
            List<List<String>> next;
            if (part.equals("(")) {
                next = alternatives();
                at++;
            } else if (part.equals("[")) {
                next = new ArrayList<>(alternatives());
                next.add(List.of());
                at++;
            } else if (part.startsWith("@")) {
                String macro = macros.get(part);
                if (macro == null) {
                    throw new IllegalArgumentException("no line " + part + " = … before it is used");
                }
                next = ways(macro, macros);
            } else {
                next = List.of(List.of(part));
            }
            ways = joined(ways, next);
        }
        return ways;
    }

    private static List<List<String>> joined(List<List<String>> left, List<List<String>> right) {
        List<List<String>> ways = new ArrayList<>(left.size() * right.size());
        for (List<String> first : left) {
            for (List<String> second : right) {
                List<String> way = new ArrayList<>(first);
                way.addAll(second);
                ways.add(way);
            }
        }
        return ways;
    }
}
