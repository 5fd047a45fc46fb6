package dev.intentsite.language.internal.text;

import dev.intentsite.language.Span;
import dev.intentsite.language.Utterance;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One message, cut into tokens once and shared by all that read it. What a reader finds is kept here, so that two
 * parameters of one type cost one search. Belongs to one thread and one message.
 */
public final class Analysis {
    private static final int SLOTS = 48;

    private final Utterance utterance;
    private final Language language;
    private final List<Token> tokens;
    private final long[][] openings;
    private final Map<Object, Object> found = new HashMap<>();
    /** By the slot's number and the token. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable List<Hit>[] @Nullable [] hits = new List[SLOTS][];

    private long steps;

    private Analysis(Utterance utterance, Language language, Spelling spelling) {
        this.utterance = utterance;
        this.language = language;
        this.tokens = Corrected.of(Tokenizer.tokens(utterance.message()), spelling);
        this.openings = new long[tokens.size()][];
        for (int i = 0; i < openings.length; i++) {
            openings[i] = language.openings(tokens.get(i).text());
        }
    }

    public static Analysis of(Utterance utterance) {
        Language language = Language.of(utterance.locale());
        return new Analysis(utterance, language, Spelling.of(language));
    }

    /** The message read with {@code spelling}, which knows more words than the language alone has. */
    public static Analysis of(Utterance utterance, Spelling spelling) {
        return new Analysis(utterance, Language.of(utterance.locale()), spelling);
    }

    public Utterance utterance() {
        return utterance;
    }

    public String text() {
        return utterance.message();
    }

    public Language language() {
        return language;
    }

    public int size() {
        return tokens.size();
    }

    public Token token(int index) {
        steps++;
        return tokens.get(index);
    }

    /** The token's text, or an empty text outside the message. */
    public String word(int index) {
        steps++;
        return index >= 0 && index < tokens.size() ? tokens.get(index).text() : "";
    }

    /** The token's stem. */
    public String stem(int index) {
        return language.stem(word(index));
    }

    /** Whether the table has a phrase that begins at the token. */
    public boolean is(String table, int index) {
        return index >= 0 && index < size() && language.table(table).longest(this, index) != null;
    }

    /** Whether the table has a phrase that ends right before the token. */
    public boolean after(String table, int index) {
        for (int start = Math.max(0, index - 4); start < index; start++) {
            Hit hit = language.table(table).longest(this, start);
            if (hit != null && hit.end() == index) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token exists and stands against the one before. */
    public boolean glued(int index) {
        return index > 0 && index < tokens.size() && tokens.get(index).glued();
    }

    /** The characters from token {@code from} up to, not including, token {@code to}. */
    public Span span(int from, int to) {
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return new Span(start, end, text().substring(start, end));
    }

    /** The index of the first token that ends at or after a character. */
    public int tokenAt(int character) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).end() <= character) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What {@code search} finds, kept for the next who asks under the same key. */
    @SuppressWarnings("unchecked")
    public <T> T once(Object key, Supplier<T> search) {
        Object known = found.get(key);
        if (known == null) {
            known = search.get();
            found.put(key, known);
        }
        return (T) known;
    }

    /** Whether the table of that number can have a phrase that begins at the token; a table beside the language's always can. */
    boolean opens(int table, int token) {
        steps++;
        return table == Openings.UNNUMBERED
                || token >= 0 && token < openings.length && Openings.has(openings[token], table);
    }

    /** What a slot reads at a token, searched once. {@code number} is the slot's in the language. */
    List<Hit> hits(int number, Slot slot, int token) {
        if (number >= hits.length) {
            hits = Arrays.copyOf(hits, number + SLOTS);
        }
        List<Hit>[] known = hits[number];
        if (known == null) {
            known = none();
            hits[number] = known;
        }
        List<Hit> found = known[token];
        if (found == null) {
            found = slot.at(this, token);
            known[token] = found;
        }
        return found;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private @Nullable List<Hit>[] none() {
        return new List[tokens.size()];
    }

    /** Counts one step of work; looking at a token is one by itself. */
    public void step() {
        steps++;
    }

    /** The steps taken so far: grows no faster than linearly with the message. */
    public long steps() {
        return steps;
    }
}
