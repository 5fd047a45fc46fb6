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

    private ParameterReading() {}

    static List<ParameterWords> of(Manifest.Capability capability, ValueTypes types, Language language) {
        Map<String, Integer> shared = new HashMap<>();
        List<Set<String>> words = new ArrayList<>();
        for (Manifest.Parameter parameter : capability.parameters()) {
            Set<String> own = words(parameter, language);
            words.add(own);
            own.forEach(word -> shared.merge(word, 1, Integer::sum));
        }
        Map<String, Integer> inNames = new HashMap<>();
        capability
                .parameters()
                .forEach(parameter -> names(parameter, language).forEach(word -> inNames.merge(word, 1, Integer::sum)));
        List<ParameterWords> parameters = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Manifest.Parameter parameter = capability.parameters().get(i);
            Set<String> cues = new HashSet<>(words.get(i));
            Set<String> names = names(parameter, language);
            // A word that one name has is its own, though a description of another may have it too.
            cues.removeIf(word -> shared.getOrDefault(word, 0) > 1
                    && !(numeric(parameter) && names.contains(word) && inNames.getOrDefault(word, 0) == 1));
            if (numeric(parameter)) {
                Set<String> own = new HashSet<>(names);
                own.addAll(cues);
                cues.addAll(units(own, language));
            }
            parameters.add(new ParameterWords(
                    parameter,
                    recognizer(parameter, types, language),
                    cues,
                    names,
                    telling(parameter, names, language),
                    noun(parameter, language),
                    parameter.type().equals("duration")
                            || numeric(parameter)
                                    && (says("unit.date", parameter, language)
                                            || says("unit.time", parameter, language)),
                    parameter.type().equals("string") && says("maker-word", parameter, language),
                    parameter.type().equals("string") && says("kind-word", parameter, language),
                    parameter.type().equals("string") && says("code-word", parameter, language),
                    before(capability, parameter.name(), language),
                    role(parameter, language),
                    any("people-word", words.get(i), language) || counts(parameter, language),
                    any("person-kind", names, language),
                    parameter.type().equals("location") && any("country-word", names, language),
                    parameter.type().equals("location") && any("region-word", names, language),
                    numeric(parameter) && any("scale-word", words.get(i), language),
                    hints(parameter, language)));
        }
        return List.copyOf(parameters);
    }

    /** The words for the units of time among the words: nights are days. */
    private static Set<String> units(Set<String> words, Language language) {
        Set<String> units = new HashSet<>();
        language.entries("unit.date").stream()
                .filter(entry -> words.contains(language.stem(entry.phrase())))
                .map(Folder.Entry::value)
                .distinct()
                .forEach(unit -> language.entries("unit.date").stream()
                        .filter(entry -> entry.value().equals(unit))
                        .forEach(entry -> units.add(language.stem(entry.phrase()))));
        return units;
    }

    private static Set<String> names(Manifest.Parameter parameter, Language language) {
        return stems(parameter.name().replace('_', ' ') + " " + parameter.label(), language);
    }

    private static Set<String> words(Manifest.Parameter parameter, Language language) {
        return stems(
                parameter.name().replace('_', ' ') + " " + parameter.label() + " "
                        + parameter.description().replaceAll("\\([^)]*\\)", " "),
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
                return said.size() == 1 && plain(tokens.get(i + 1), said, language) ? said : Set.of();
            }
        }
        return Set.of();
    }

    private static boolean plain(Token token, Set<String> said, Language language) {
        return said.contains(language.stem(token.text()));
    }

    private static String noun(Manifest.Parameter parameter, Language language) {
        String name = parameter.name();
        return language.stem(name.substring(name.lastIndexOf('_') + 1));
    }

    private static Set<String> before(Manifest.Capability capability, String name, Language language) {
        Set<String> before = new HashSet<>();
        for (String example : capability.examples()) {
            Marked marked = Marked.of(example);
            List<Token> tokens = Tokens.of(marked.text());
            for (Marked.Value value : marked.values()) {
                for (int i = 1; i < tokens.size(); i++) {
                    if (value.parameter().equals(name) && tokens.get(i).start() == value.start()) {
                        before.add(language.stem(tokens.get(i - 1).text()));
                    }
                }
            }
        }
        return before;
    }

    private static Role role(Manifest.Parameter parameter, Language language) {
        Role role = role(parameter.name().replace('_', ' ') + " " + parameter.label(), language);
        return role == Role.NONE ? role(parameter.description(), language) : role;
    }

    private static Role role(String text, Language language) {
        String words =
                " " + String.join(" ", Tokens.of(text).stream().map(Token::text).toList()) + " ";
        boolean from =
                language.entries("role.from").stream().anyMatch(entry -> words.contains(" " + entry.phrase() + " "));
        boolean to = language.entries("role.to").stream().anyMatch(entry -> words.contains(" " + entry.phrase() + " "));
        return from == to ? Role.NONE : from ? Role.FROM : Role.TO;
    }

    private static boolean any(String section, Set<String> stems, Language language) {
        return language.entries(section).stream().anyMatch(entry -> stems.contains(language.stem(entry.phrase())));
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
        return Tokens.of(parameter.name().replace('_', ' ')).stream()
                .anyMatch(token -> language.has(section, token.text()));
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
