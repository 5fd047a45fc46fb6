package dev.intentsite.language.internal.read;

import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.language.internal.recognize.Choices;
import dev.intentsite.language.internal.recognize.Marks;
import dev.intentsite.language.internal.recognize.Whens;
import dev.intentsite.language.internal.text.Folder;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Marked;
import dev.intentsite.language.internal.text.Token;
import dev.intentsite.language.internal.text.Tokens;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Learns, when a site starts, the words that point at each parameter of a capability. */
final class ParameterReading {
    private static final Pattern HINTS =
            Pattern.compile("(?:for example|such as|e\\.g\\.|including|like)[:,]? ([^().;]{3,400})");

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)");

    private ParameterReading() {}

    static List<ParameterWords> of(Manifest.Capability capability, ValueTypes types, Language language) {
        Map<String, Integer> shared = new HashMap<>();
        List<Set<String>> words = new ArrayList<>();
        for (Manifest.Parameter parameter : capability.parameters()) {
            Set<String> own = words(parameter, language);
            words.add(own);
            own.forEach(word -> shared.merge(word, 1, Integer::sum));
        }
        List<Set<String>> names = new ArrayList<>();
        Map<String, Integer> inNames = new HashMap<>();
        for (Manifest.Parameter parameter : capability.parameters()) {
            Set<String> own = stems(spaced(parameter.name()) + " " + parameter.label(), language);
            names.add(own);
            own.forEach(word -> inNames.merge(word, 1, Integer::sum));
        }
        Map<String, Set<String>> before = before(capability, language);
        List<ParameterWords> parameters = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Manifest.Parameter parameter = capability.parameters().get(i);
            Set<String> cues = new HashSet<>(words.get(i));
            Set<String> own = names.get(i);
            // A word that one name has is its own, though a description of another may have it too.
            cues.removeIf(word -> shared.getOrDefault(word, 0) > 1
                    && !(numeric(parameter) && own.contains(word) && inNames.getOrDefault(word, 0) == 1));
            if (numeric(parameter)) {
                cues.addAll(units(own, cues, language));
            }
            parameters.add(new ParameterWords(
                    parameter,
                    recognizer(parameter, types, language),
                    cues,
                    own,
                    telling(parameter, own, language),
                    noun(parameter, language),
                    parameter.type().equals("duration")
                            || numeric(parameter)
                                    && (says("unit.date", parameter, language)
                                            || says("unit.time", parameter, language)),
                    parameter.type().equals("string") && says("maker-word", parameter, language),
                    parameter.type().equals("string") && says("kind-word", parameter, language),
                    parameter.type().equals("string") && says("code-word", parameter, language),
                    before.getOrDefault(parameter.name(), Set.of()),
                    role(parameter, language),
                    any("people-word", words.get(i), language) || counts(parameter, language),
                    any("person-kind", own, language),
                    parameter.type().equals("location") && any("country-word", own, language),
                    parameter.type().equals("location") && any("region-word", own, language),
                    numeric(parameter) && any("scale-word", words.get(i), language),
                    parameter.type().equals("string") && any("place-word", words.get(i), language),
                    hints(parameter, language)));
        }
        return List.copyOf(parameters);
    }

    /** The words for the units of time of a parameter: nights are days. */
    private static Set<String> units(Set<String> names, Set<String> cues, Language language) {
        Set<String> kinds = new HashSet<>();
        for (Folder.Entry entry : language.entries("unit.date")) {
            String stem = language.stem(entry.phrase());
            if (names.contains(stem) || cues.contains(stem)) {
                kinds.add(entry.value());
            }
        }
        Set<String> units = new HashSet<>();
        for (Folder.Entry entry : language.entries("unit.date")) {
            if (kinds.contains(entry.value())) {
                units.add(language.stem(entry.phrase()));
            }
        }
        return units;
    }

    private static String spaced(String name) {
        return name.replace('_', ' ');
    }

    private static Set<String> words(Manifest.Parameter parameter, Language language) {
        return stems(
                spaced(parameter.name()) + " " + parameter.label() + " "
                        + ASIDE.matcher(parameter.description()).replaceAll(" "),
                language);
    }

    private static Set<String> stems(String text, Language language) {
        Set<String> stems = new HashSet<>();
        for (Token token : Tokens.of(text)) {
            if (token.word() && token.text().length() > 1 && !ParameterWords.stop(language, token.text())) {
                stems.add(language.stem(token.text()));
            }
        }
        return stems;
    }

    /** "Whether the payment is private" tells by "private" alone, when that is a word of the name. */
    private static Set<String> telling(Manifest.Parameter parameter, Set<String> names, Language language) {
        if (!parameter.type().equals("boolean")) {
            return Set.of();
        }
        List<Token> tokens = Tokens.of(parameter.description());
        for (int i = tokens.size() - 2; i > 0; i--) {
            if (language.has("copula", tokens.get(i).text())) {
                Set<String> said = stems(
                        parameter.description().substring(tokens.get(i + 1).start()), language);
                said.retainAll(names);
                boolean alone = said.size() == 1
                        && said.contains(language.stem(tokens.get(i + 1).text()));
                return alone ? said : Set.of();
            }
        }
        return Set.of();
    }

    private static String noun(Manifest.Parameter parameter, Language language) {
        String name = parameter.name();
        return language.stem(name.substring(name.lastIndexOf('_') + 1));
    }

    /** By parameter, the words that stand right before its values in marked examples. */
    private static Map<String, Set<String>> before(Manifest.Capability capability, Language language) {
        Map<String, Set<String>> before = new HashMap<>();
        for (String example : capability.examples()) {
            Marked marked = Marked.of(example);
            List<Token> tokens = marked.values().isEmpty() ? List.of() : Tokens.of(marked.text());
            for (Marked.Value value : marked.values()) {
                for (int i = 1; i < tokens.size(); i++) {
                    if (tokens.get(i).start() == value.start()) {
                        before.computeIfAbsent(value.parameter(), key -> new HashSet<>())
                                .add(language.stem(tokens.get(i - 1).text()));
                    }
                }
            }
        }
        return before;
    }

    private static Role role(Manifest.Parameter parameter, Language language) {
        Role role = role(spaced(parameter.name()) + " " + parameter.label(), language);
        return role == Role.NONE ? role(parameter.description(), language) : role;
    }

    private static Role role(String text, Language language) {
        StringBuilder words = new StringBuilder(" ");
        Tokens.of(text).forEach(token -> words.append(token.text()).append(' '));
        boolean from = holds(words, language.words("role.from"));
        boolean to = holds(words, language.words("role.to"));
        return from == to ? Role.NONE : from ? Role.FROM : Role.TO;
    }

    private static boolean holds(StringBuilder words, Set<String> phrases) {
        for (String phrase : phrases) {
            int at = words.indexOf(phrase);
            while (at >= 0) {
                if (words.charAt(at - 1) == ' ' && words.charAt(at + phrase.length()) == ' ') {
                    return true;
                }
                at = words.indexOf(phrase, at + 1);
            }
        }
        return false;
    }

    private static boolean any(String section, Set<String> stems, Language language) {
        return !Collections.disjoint(language.stems(section), stems);
    }

    private static Recognizer recognizer(Manifest.Parameter parameter, ValueTypes types, Language language) {
        if (!parameter.values().isEmpty()) {
            return Recognizers.enumeration(parameter.values(), parameter.synonyms());
        }
        String form = parameter.schema().path("pattern").asText("");
        if (parameter.type().equals("string") && !form.isEmpty()) {
            try {
                Pattern pattern = Pattern.compile(form);
                return Marks.pattern(pattern);
            } catch (PatternSyntaxException unreadable) {
                return Recognizers.reference();
            }
        }
        if (parameter.type().equals("string") && says("code-word", parameter, language)) {
            return Marks.code();
        }
        if (parameter.type().equals("string") && says("year-word", parameter, language)) {
            return Whens.year();
        }
        if (parameter.type().equals("string") && says("when-word", parameter, language)) {
            return Whens.when();
        }
        Optional<ValueType<?>> type = types.forWire(parameter.type());
        return type.isPresent() ? type.get().recognizer() : Recognizers.string();
    }

    /** "How many people come": a small word elsewhere, but what a number counts. */
    private static boolean counts(Manifest.Parameter parameter, Language language) {
        return numeric(parameter)
                && Tokens.of(parameter.label() + " " + parameter.description()).stream()
                        .anyMatch(token -> language.has("people-word", token.text()));
    }

    private static boolean numeric(Manifest.Parameter parameter) {
        return parameter.type().equals("integer") || parameter.type().equals("decimal");
    }

    /** Whether a word of the parameter's name is one of the section. */
    private static boolean says(String section, Manifest.Parameter parameter, Language language) {
        Set<String> words = language.words(section);
        for (Token token : Tokens.of(spaced(parameter.name()))) {
            if (words.contains(token.text())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Recognizer> hints(Manifest.Parameter parameter, Language language) {
        if (!parameter.values().isEmpty() || !List.of("string", "text").contains(parameter.type())) {
            return Optional.empty();
        }
        Matcher list = HINTS.matcher(parameter.description());
        if (!list.find()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (String value : list.group(1).split(",|\\bor\\b|\\band\\b")) {
            String named = parameter.type().equals("text") ? withoutArticle(value.strip(), language) : value.strip();
            if (!named.isBlank() && named.length() < 40) {
                values.add(named);
            }
        }
        return values.size() < 2 ? Optional.empty() : Optional.of(Choices.of(values, Map.of()));
    }

    private static String withoutArticle(String value, Language language) {
        String[] words = value.split(" ", 2);
        return words.length == 2 && language.has("number.article", words[0]) ? words[1] : value;
    }
}
