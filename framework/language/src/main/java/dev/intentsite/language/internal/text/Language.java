package dev.intentsite.language.internal.text;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The words of one language in one region: tables and grammars from the language's folder, names of months and weekdays
 * from CLDR. Loaded once, immutable, thread-safe. A language without a folder is read as English.
 */
public final class Language {
    private static final Map<Locale, Language> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Folder folder;
    private final Map<String, Table> tables;
    private final Stems stems;
    private final Map<String, Object> made = new ConcurrentHashMap<>();

    private Language(Locale locale) {
        this.locale = locale;
        this.folder = Folder.of(locale);
        this.tables = folder.tables();
        Map<String, String> irregular = new HashMap<>();
        folder.entries("irregular").forEach(entry -> irregular.put(entry.phrase(), entry.value()));
        this.stems = new Stems(irregular);
        addNames(table("month"), DateFormatSymbols.getInstance(ULocale.forLocale(locale)), true);
        addNames(table("weekday"), DateFormatSymbols.getInstance(ULocale.forLocale(locale)), false);
    }

    public static Language of(Locale locale) {
        Language known = KNOWN.get(locale);
        return known != null ? known : KNOWN.computeIfAbsent(locale.stripExtensions(), Language::new);
    }

    /** Whether the language has a folder of its own; else it is read as English. */
    public boolean read() {
        return folder.own();
    }

    public Locale locale() {
        return locale;
    }

    /** The stem of a lower-case word. */
    public String stem(String word) {
        return stems.of(word);
    }

    /** A table of the folder's {@code tables.txt}, empty when the language has none of that name. */
    public Table table(String name) {
        return tables.computeIfAbsent(name, key -> new Table());
    }

    /** Whether a section has this very word. */
    public boolean has(String section, String word) {
        return folder.words(section).contains(word);
    }

    /** The entries of a section of {@code tables.txt}, in the order of the file. */
    public List<Folder.Entry> entries(String name) {
        return folder.entries(name);
    }

    /** The grammar of a file {@code name.grammar}; slots that {@code slots} does not know are tables. */
    public Grammar grammar(String name, Map<String, Slot> slots) {
        Function<String, Slot> known = slot -> {
            Slot program = slots.get(slot);
            return program != null ? program : table(slot);
        };
        return once("grammar " + name, () -> Grammar.of(folder.grammar(name), known));
    }

    /** Something made from the language's words once, by a name. */
    @SuppressWarnings("unchecked")
    public <T> T once(String key, java.util.function.Supplier<T> maker) {
        Object known = made.get(key);
        if (known == null) {
            Object fresh = maker.get();
            Object earlier = made.putIfAbsent(key, fresh);
            known = earlier == null ? fresh : earlier;
        }
        return (T) known;
    }

    private static void addNames(Table table, DateFormatSymbols symbols, boolean months) {
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                List<String> names = new ArrayList<>(
                        List.of(months ? symbols.getMonths(context, width) : symbols.getWeekdays(context, width)));
                for (int i = 0; i < names.size(); i++) {
                    // Calendar counts weekdays from Sunday = 1; here Monday = 1.
                    int number = months ? i + 1 : i == 1 ? 7 : i - 1;
                    table.add(names.get(i), Integer.toString(number));
                }
            }
        }
    }
}
