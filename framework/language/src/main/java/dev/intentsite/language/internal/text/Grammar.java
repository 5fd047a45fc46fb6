package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of words and slots, held as one tree. A line reads {@code action argument = pattern}; a pattern has words,
 * {@code <slot>} or {@code <slot:name>}, {@code [optional]}, {@code (one | another)}, {@code ~} before what must stand
 * against the word before it, and {@code @name} for the alternatives of a line {@code @name = …}. Immutable.
 */
public final class Grammar {
    private static final Comparator<Match> LONGEST =
            Comparator.comparingInt(Match::end).reversed().thenComparingInt(Match::order);

    private final Node root = new Node();

    private Grammar() {}

    /** Reads lines; {@code slots} knows the slots by name. */
    static Grammar of(List<String> lines, Function<String, Slot> slots) {
        Grammar grammar = new Grammar();
        Map<String, String> macros = new HashMap<>();
        int order = 0;
        for (String line : lines) {
            int sign = line.indexOf('=');
            String name = line.substring(0, sign).strip();
            String pattern = line.substring(sign + 1).strip();
            if (name.startsWith("@")) {
                macros.put(name, "( " + pattern + " )");
                continue;
            }
            String[] head = name.split("\\s+", 2);
            for (List<String> way : Pattern.ways(pattern, macros)) {
                grammar.add(way, slots, new End(head[0], head.length > 1 ? head[1] : "", order));
            }
            order++;
        }
        return grammar;
    }

    private void add(List<String> way, Function<String, Slot> slots, End end) {
        Node node = root;
        for (String part : way) {
            boolean glued = part.startsWith("~");
            String element = glued ? part.substring(1) : part;
            if (element.startsWith("<")) {
                String[] names = element.substring(1, element.length() - 1).split(":", 2);
                node = node.slot(names[0], names[names.length - 1], glued, slots);
            } else {
                for (Token token : Tokenizer.tokens(element)) {
                    node = node.words.computeIfAbsent((glued ? "~" : "") + token.text(), word -> new Node());
                    glued = false;
                }
            }
        }
        if (node.end == null) {
            node.end = end;
        }
    }

    /** Every rule that fits at the token, the longest first, then in the order of the file. */
    public List<Match> at(Analysis analysis, int token) {
        if (root.dead(analysis, token)) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        walk(root, analysis, token, token, new ArrayList<>(), matches);
        matches.sort(LONGEST);
        return matches;
    }

    private void walk(
            Node node, Analysis analysis, int start, int at, List<Map.Entry<String, Object>> values, List<Match> out) {
        analysis.step();
        End end = node.end;
        if (end != null && at > start) {
            Map<String, Object> named = new HashMap<>();
            values.forEach(value -> named.put(value.getKey(), value.getValue()));
            out.add(new Match(start, at, end.action, end.argument, named, end.order));
        }
        if (at >= analysis.size()) {
            return;
        }
        Token token = analysis.token(at);
        Node next = node.words.get(token.text());
        if (next != null) {
            walk(next, analysis, start, at + 1, values, out);
        }
        if (token.glued()) {
            Node tight = node.words.get("~" + token.text());
            if (tight != null) {
                walk(tight, analysis, start, at + 1, values, out);
            }
        }
        for (Edge edge : node.slots) {
            if (edge.glued && !token.glued()) {
                continue;
            }
            for (Hit hit : hits(edge.slot, analysis, at)) {
                values.add(Map.entry(edge.name, hit.value()));
                walk(edge.next, analysis, start, hit.end(), values, out);
                values.remove(values.size() - 1);
            }
        }
    }

    private static List<Hit> hits(Slot slot, Analysis analysis, int at) {
        List<Hit>[] known = analysis.once(slot, () -> fresh(analysis.size()));
        List<Hit> hits = known[at];
        if (hits == null) {
            hits = slot.at(analysis, at);
            known[at] = hits;
        }
        return hits;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<Hit>[] fresh(int size) {
        return new List[size];
    }

    private record End(String action, String argument, int order) {}

    private record Edge(String kind, String name, boolean glued, Slot slot, Node next) {}

    private static final class Node {
        private final Map<String, Node> words = new HashMap<>();
        private final List<Edge> slots = new ArrayList<>();
        private @Nullable End end;

        Node slot(String kind, String name, boolean glued, Function<String, Slot> known) {
            for (Edge edge : slots) {
                if (edge.kind.equals(kind) && edge.name.equals(name) && edge.glued == glued) {
                    return edge.next;
                }
            }
            Node next = new Node();
            slots.add(new Edge(kind, name, glued, known.apply(kind), next));
            return next;
        }

        boolean dead(Analysis analysis, int at) {
            if (!slots.isEmpty()) {
                return false;
            }
            Token token = analysis.token(at);
            return !words.containsKey(token.text()) && !words.containsKey("~" + token.text());
        }
    }
}
