package dev.intentsite.language.internal.text;

import java.util.Map;

/**
 * The tables of a language by name, flat: a message asks for hundreds, by names that are constants, so that nearly each is found by one
 * comparison of references. Immutable.
 */
final class NamedTables {
    private static final Table EMPTY = new Table();
    /** Room for each name, so that few share a place. */
    private static final int ROOM = 4;

    private final String[] names;
    private final Table[] tables;

    NamedTables(Map<String, Table> byName) {
        int places = Integer.highestOneBit(Math.max(1, byName.size())) * ROOM;
        names = new String[places];
        tables = new Table[places];
        byName.forEach((name, table) -> {
            int place = place(name);
            names[place] = name.intern();
            tables[place] = table;
        });
    }

    /** Empty where there is none. */
    Table find(String name) {
        int place = place(name);
        return names[place] == null ? EMPTY : tables[place];
    }

    /** Where the name is, or could be. */
    private int place(String name) {
        int place = name.hashCode() & names.length - 1;
        while (names[place] != null && !names[place].equals(name)) {
            place = place + 1 & names.length - 1;
        }
        return place;
    }
}
