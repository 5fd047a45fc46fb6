package dev.intentsite.language.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of words and slots, held as one tree. A line reads {@code action argument = pattern}; a pattern has words,
 * {@code <slot>} or {@code <slot:name>}, {@code [optional]}, {@code (one | another)}, {@code ~} before what must stand
 * against the word before it, and {@code @name} for the alternatives of a line {@code @name = …}. Immutable.
 */
public final class Grammar {
    private static final int TABLE = -1;

    private static final Comparator<Match> LONGEST =
            Comparator.comparingInt(Match::end).reversed().thenComparingInt(Match::order);

    private final Node root = new Node();

    private Grammar() {}

    /** Reads lines; {@code slots} knows the slots by name, {@code numbers} their numbers in the language. */
    static Grammar of(List<String> lines, Function<String, Slot> slots, ToIntFunction<Slot> numbers) {
        Grammar grammar = new Grammar();
        Function<String, Part> known = name -> part(slots.apply(name), numbers);
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
                grammar.add(way, known, new End(head[0], head.length > 1 ? head[1] : "", order));
            }
            order++;
        }
        return grammar;
    }

    private static Part part(Slot slot, ToIntFunction<Slot> numbers) {
        return new Part(slot, slot instanceof Table ? TABLE : numbers.applyAsInt(slot));
    }

    private void add(List<String> way, Function<String, Part> slots, End end) {
        Node node = root;
        for (String part : way) {
            boolean glued = part.startsWith("~");
            String element = glued ? part.substring(1) : part;
            if (element.startsWith("<")) {
                String[] names = element.substring(1, element.length() - 1).split(":", 2);
                node = node.slot(names[0], names[names.length - 1], glued, slots);
            } else {
                for (Token token : Tokenizer.tokens(element)) {
                    node = node.word(token.text(), glued);
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
        walk(root, analysis, token, token, Values.NONE, matches);
        if (matches.size() > 1) {
            matches.sort(LONGEST);
        }
        return matches;
    }

    private static void walk(Node node, Analysis analysis, int start, int at, Values values, List<Match> out) {
        analysis.step();
        End end = node.end;
        if (end != null && at > start) {
            out.add(new Match(start, at, end.action, end.argument, values.named(), end.order));
        }
        if (at >= analysis.size()) {
            return;
        }
        Token token = analysis.token(at);
        Node next = node.words.get(token.text());
        if (next != null) {
            walk(next, analysis, start, at + 1, values, out);
        }
        if (token.glued() && !node.glued.isEmpty()) {
            Node tight = node.glued.get(token.text());
            if (tight != null) {
                walk(tight, analysis, start, at + 1, values, out);
            }
        }
        List<Edge> slots = node.slots;
        for (int i = 0; i < slots.size(); i++) {
            Edge edge = slots.get(i);
            if (edge.glued && !token.glued()) {
                continue;
            }
            List<Hit> hits = edge.part.at(analysis, at);
            for (int j = 0; j < hits.size(); j++) {
                Hit hit = hits.get(j);
                walk(edge.next, analysis, start, hit.end(), new Values(edge.name, hit.value(), values), out);
            }
        }
    }

    /** A slot and its number in the language; a table has none and is searched afresh, which costs less than to remember it. */
    private record Part(Slot slot, int number) {
        List<Hit> at(Analysis analysis, int token) {
            return number == TABLE ? slot.at(analysis, token) : analysis.hits(number, slot, token);
        }
    }

    /** What the slots before have read, the last first. */
    private record Values(
            String name, Object value, @Nullable Values before) {
        private static final Values NONE = new Values("", "", null);

        Map<String, Object> named() {
            Map<String, Object> named = new HashMap<>();
            for (Values one = this; one.before != null; one = one.before) {
                named.putIfAbsent(one.name, one.value);
            }
            return named;
        }
    }

    private record End(String action, String argument, int order) {}

    private record Edge(String kind, String name, boolean glued, Part part, Node next) {}

    private static final class Node {
        /** Most nodes have no word, and share one empty map: a grammar is walked in less memory. */
        private Map<String, Node> words = Map.of();
        /** The words that must stand against the one before. */
        private Map<String, Node> glued = Map.of();

        private List<Edge> slots = List.of();
        private @Nullable End end;

        Node word(String text, boolean tight) {
            if (tight) {
                glued = glued.isEmpty() ? new HashMap<>(2) : glued;
            } else {
                words = words.isEmpty() ? new HashMap<>(2) : words;
            }
            return (tight ? glued : words).computeIfAbsent(text, word -> new Node());
        }

        Node slot(String kind, String name, boolean glued, Function<String, Part> known) {
            for (Edge edge : slots) {
                if (edge.kind.equals(kind) && edge.name.equals(name) && edge.glued == glued) {
                    return edge.next;
                }
            }
            Node next = new Node();
            slots = slots.isEmpty() ? new ArrayList<>(2) : slots;
            slots.add(new Edge(kind, name, glued, known.apply(kind), next));
            return next;
        }

        boolean dead(Analysis analysis, int at) {
            if (!slots.isEmpty()) {
                return false;
            }
            String word = analysis.token(at).text();
            return !words.containsKey(word) && !glued.containsKey(word);
        }
    }
}
