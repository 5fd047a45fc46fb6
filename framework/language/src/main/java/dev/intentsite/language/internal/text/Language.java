package dev.intentsite.language.internal.text;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language in one region: tables and grammars from the language's folder, names of months and weekdays
 * from CLDR. Loaded once, immutable, thread-safe. A language without a folder is read as English.
 */
public final class Language {
    /** So many are kept at most, since a sender names the locale; beyond them all are read as in the United States. */
    private static final int MOST = 16;

    private static final Map<Locale, Language> KNOWN = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Folder folder;

    private final Map<String, Table> tables;
    private final NamedTables named;
    private final Openings openings;
    private final Map<String, Grammar> grammars = new ConcurrentHashMap<>();
    private final Map<Slot, Integer> slots = new IdentityHashMap<>();
    private final Stems stems;
    private final Set<String> calendar = new HashSet<>();
    private final Map<String, Object> made = new ConcurrentHashMap<>();

    private Language(Locale locale) {
        this.locale = locale;
        this.folder = Folder.of(locale);
        this.tables = folder.tables();
        Map<String, String> irregular = new HashMap<>();
        folder.entries("irregular").forEach(entry -> irregular.put(entry.phrase(), entry.value()));
        this.stems = new Stems(irregular);
        addNames("month", DateFormatSymbols.getInstance(ULocale.forLocale(locale)), true);
        addNames("weekday", DateFormatSymbols.getInstance(ULocale.forLocale(locale)), false);
        this.named = new NamedTables(tables);
        this.openings = new Openings(tables.values());
    }

    public static Language of(Locale locale) {
        Language known = KNOWN.get(locale);
        if (known != null) {
            return known;
        }
        Locale region = new Locale(locale.getLanguage(), locale.getCountry());
        return KNOWN.computeIfAbsent(KNOWN.size() < MOST ? region : Locale.US, Language::new);
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
        return named.find(name);
    }

    /** The tables that have a phrase which begins with the word. */
    long[] openings(String word) {
        return openings.of(word);
    }

    /** The place of a slot among the slots of the language's grammars. */
    int number(Slot slot) {
        synchronized (slots) {
            return slots.computeIfAbsent(slot, key -> slots.size());
        }
    }

    /** Whether a section has this very word. */
    public boolean has(String section, String word) {
        return folder.words(section).contains(word);
    }

    /** The phrases of a section; empty when the language has none of that name. */
    public Set<String> words(String section) {
        return folder.words(section);
    }

    /** The stems of a section's phrases, each taken as one word. */
    public Set<String> stems(String section) {
        return once("stems of " + section, () -> {
            Set<String> stems = new HashSet<>();
            words(section).forEach(word -> stems.add(stem(word)));
            return Collections.unmodifiableSet(stems);
        });
    }

    /** The entries of a section of {@code tables.txt}, in the order of the file. */
    public List<Folder.Entry> entries(String name) {
        return folder.entries(name);
    }

    /** The grammar of a file {@code name.grammar}, read once; slots that {@code slots} does not make are tables. */
    public Grammar grammar(String name, Supplier<Map<String, Slot>> slots) {
        Grammar known = grammars.get(name);
        return known != null ? known : grammars.computeIfAbsent(name, key -> read(key, slots.get()));
    }

    private Grammar read(String name, Map<String, Slot> slots) {
        Function<String, Slot> known = slot -> {
            Slot program = slots.get(slot);
            return program != null ? program : table(slot);
        };
        return Grammar.of(folder.grammar(name), known, this::number);
    }

    /** Words that can stand for the one of a stem, by stem; empty when the language has no list of them. */
    public Set<String> like(String stem) {
        Map<String, Set<String>> all = once("synonyms", () -> {
            Map<String, Set<String>> like = new HashMap<>();
            for (String line : folder.synonyms()) {
                String[] words = line.split(" ");
                Set<String> others = like.computeIfAbsent(stem(words[0]), key -> new HashSet<>());
                for (int i = 1; i < words.length; i++) {
                    others.add(stem(words[i]));
                }
            }
            return like;
        });
        return all.getOrDefault(stem, Set.of());
    }

    /** The word that another one, such as "ppl", is short for, or is another spelling of; null if it is neither. */
    @Nullable
    String whole(String word) {
        Map<String, String> all = once("abbreviations", () -> {
            Map<String, String> whole = new HashMap<>();
            entries("abbreviation").forEach(entry -> whole.put(entry.phrase(), entry.value()));
            return whole;
        });
        return all.get(word);
    }

    /** Whether the word says what was done to something ("misspelt", "changed"): an irregular one, or a right word on another. */
    public boolean participle(String word) {
        return has("participle", word)
                || entries("participle.ending").stream()
                        .map(Folder.Entry::phrase)
                        .anyMatch(ending -> word.endsWith(ending)
                                && folder.dictionary().has(word)
                                && (folder.dictionary().has(word.substring(0, word.length() - ending.length()))
                                        || folder.dictionary().has(word.substring(0, word.length() - 1))));
    }

    /** Something made from the language's words once, by a name. */
    @SuppressWarnings("unchecked")
    public <T> T once(String key, Supplier<T> maker) {
        Object known = made.get(key);
        if (known == null) {
            Object fresh = maker.get();
            Object earlier = made.putIfAbsent(key, fresh);
            known = earlier == null ? fresh : earlier;
        }
        return (T) known;
    }

    /** The words that a misspelt one may mean on any site: names of days and months, and those of the sections that {@code [spelled]} names. */
    Set<String> closed() {
        if (!read()) {
            return Set.of();
        }
        Set<String> words = new HashSet<>(calendar);
        folder.words("spelled")
                .forEach(section -> folder.words(section)
                        .forEach(phrase -> Tokens.of(phrase).stream()
                                .filter(Token::word)
                                .map(Token::text)
                                .forEach(words::add)));
        return words;
    }

    /** Whether a word of small letters is a right one, or the language has no list of them. */
    public boolean right(String word) {
        return folder.dictionary().empty() || folder.dictionary().has(word);
    }

    /** Whether the word is written with a capital: the name of a day or a month. */
    boolean capitalised(String word) {
        return calendar.contains(word);
    }

    private void addNames(String name, DateFormatSymbols symbols, boolean months) {
        Table table = tables.computeIfAbsent(name, key -> new Table(tables.size()));
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
            for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                List<String> names = new ArrayList<>(
                        List.of(months ? symbols.getMonths(context, width) : symbols.getWeekdays(context, width)));
                for (int i = 0; i < names.size(); i++) {
                    // Calendar counts weekdays from Sunday = 1; here Monday = 1.
                    int number = months ? i + 1 : i == 1 ? 7 : i - 1;
                    table.add(names.get(i), Integer.toString(number));
                    if (width == DateFormatSymbols.WIDE) {
                        calendar.add(names.get(i).toLowerCase(locale));
                    }
                }
            }
        }
    }
}
