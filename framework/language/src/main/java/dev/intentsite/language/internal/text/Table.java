package dev.intentsite.language.internal.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Phrases with a value each, found by their words. Immutable once filled. */
public final class Table implements Slot {
    private final Node root = new Node();
    private final int number;

    /** A table beside those of a language. */
    public Table() {
        this(Openings.UNNUMBERED);
    }

    /** @param number its place among the tables of its language */
    Table(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The words that its phrases begin with. */
    Set<String> openings() {
        return root.next.keySet();
    }

    /** Adds a phrase, in the words that the tokenizer makes of it. */
    public void add(String phrase, Object value) {
        Node node = root;
        for (Token token : Tokenizer.tokens(phrase)) {
            node = node.word(token.text());
        }
        if (node != root && node.value == null) {
            node.value = value;
        }
    }

    /** The longest phrase at the token. */
    public @Nullable Hit longest(Analysis analysis, int token) {
        if (!analysis.opens(number, token)) {
            return null;
        }
        Node node = root;
        Hit best = null;
        for (int i = token; i < analysis.size(); i++) {
            analysis.step();
            node = node.next.get(analysis.word(i));
            if (node == null) {
                break;
            }
            if (node.value != null) {
                best = new Hit(i + 1, node.value);
            }
        }
        return best;
    }

    @Override
    public List<Hit> at(Analysis analysis, int token) {
        Hit hit = longest(analysis, token);
        return hit == null ? List.of() : List.of(hit);
    }

    /** Whether the phrase stands anywhere between two tokens. */
    public boolean within(Analysis analysis, int from, int to) {
        for (int i = from; i < to; i++) {
            Hit hit = longest(analysis, i);
            if (hit != null && hit.end() <= to) {
                return true;
            }
        }
        return false;
    }

    private static final class Node {
        /** Most nodes have no word after them, and share one empty map. */
        private Map<String, Node> next = Map.of();

        private @Nullable Object value;

        Node word(String text) {
            next = next.isEmpty() ? new HashMap<>(2) : next;
            return next.computeIfAbsent(text, word -> new Node());
        }
    }
}
