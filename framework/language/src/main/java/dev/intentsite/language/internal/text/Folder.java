package dev.intentsite.language.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The data of one language: {@code tables.txt} with sections {@code [name]} of lines {@code phrase | phrase = value}, and
 * grammars, {@code words.txt}, its right words, and {@code synonyms.txt} (files of remarks alone when there are no lists of them: then
 * nothing is taken for misspelt). A line that begins with {@code #} is a remark. Immutable.
 */
public final class Folder {
    private static final String ROOT = "/dev/intentsite/language/";

    private static final Pattern OR = Pattern.compile(" \\| ");

    private final String path;
    private final boolean own;
    private final Dictionary dictionary;
    private final Map<String, List<Entry>> sections = new LinkedHashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();

    private Folder(String path, boolean own) {
        this.path = path;
        this.own = own;
        this.dictionary = new Dictionary(bytes(path + "words.txt"));
        String section = "";
        for (String line : lines(path + "tables.txt")) {
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
                continue;
            }
            int sign = line.lastIndexOf(" = ");
            String phrases = sign < 0 ? line : line.substring(0, sign);
            String value = sign < 0 ? "" : line.substring(sign + 3).strip();
            for (String phrase : OR.split(phrases)) {
                sections.computeIfAbsent(section, key -> new ArrayList<>()).add(new Entry(phrase.strip(), value));
                words.computeIfAbsent(section, key -> new HashSet<>()).add(phrase.strip());
            }
        }
        sections.replaceAll((name, entries) -> List.copyOf(entries));
        words.replaceAll((name, phrases) -> Collections.unmodifiableSet(phrases));
    }

    boolean own() {
        return own;
    }

    Set<String> words(String section) {
        return words.getOrDefault(section, Set.of());
    }

    static Folder of(Locale locale) {
        String own = ROOT + locale.getLanguage() + "/";
        boolean known = Folder.class.getResource(own + "tables.txt") != null;
        // A message without a language is read as English, as one in English is.
        return new Folder(
                known ? own : ROOT + "en/", known || locale.getLanguage().isEmpty());
    }

    List<Entry> entries(String section) {
        return sections.getOrDefault(section, List.of());
    }

    Map<String, Table> tables() {
        Map<String, Table> tables = new HashMap<>();
        sections.forEach((name, entries) -> {
            Table table = new Table(tables.size());
            entries.forEach(entry -> table.add(entry.phrase(), entry.value()));
            tables.put(name, table);
        });
        return tables;
    }

    List<String> grammar(String name) {
        return lines(path + name + ".grammar");
    }

    /** The lines of {@code synonyms.txt}: a word, and the words that can stand for it. */
    List<String> synonyms() {
        return lines(path + "synonyms.txt");
    }

    Dictionary dictionary() {
        return dictionary;
    }

    private static List<String> lines(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Folder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the language data " + resource + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A phrase and what it means; the meaning is empty when a line gives none. */
    public record Entry(String phrase, String value) {}
}
