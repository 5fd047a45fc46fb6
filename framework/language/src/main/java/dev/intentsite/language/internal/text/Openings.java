package dev.intentsite.language.internal.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which tables of a language have a phrase that begins with a word, so that one look-up answers for all of them. Immutable. */
final class Openings {
    /** The number of a table that is in no language. */
    static final int UNNUMBERED = -1;

    private static final long[] NONE = {};

    private final Map<String, long[]> tables = new HashMap<>();

    Openings(Collection<Table> numbered) {
        int size = numbered.size() / Long.SIZE + 1;
        for (Table table : numbered) {
            for (String word : table.openings()) {
                tables.computeIfAbsent(word, key -> new long[size])[table.number() / Long.SIZE] |= bit(table.number());
            }
        }
    }

    /** The numbers of the tables that the word opens, as bits; not to be changed. */
    long[] of(String word) {
        return tables.getOrDefault(word, NONE);
    }

    static boolean has(long[] tables, int number) {
        return tables.length > 0 && (tables[number / Long.SIZE] & bit(number)) != 0;
    }

    private static long bit(int number) {
        return 1L << number % Long.SIZE;
    }
}
