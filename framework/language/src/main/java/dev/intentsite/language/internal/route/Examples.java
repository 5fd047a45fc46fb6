package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Marked;
import dev.intentsite.language.internal.text.Token;
import dev.intentsite.language.internal.text.Tokens;
import dev.intentsite.protocol.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the manifest itself says that people say, word by word: who says it means it, however common its words. Immutable, thread-safe. */
final class Examples {
    private final Map<List<String>, String> capabilities = new HashMap<>();

    Examples(Manifest manifest) {
        List<List<String>> ofSeveral = new ArrayList<>();
        for (Manifest.Capability capability : manifest.capabilities()) {
            for (String example : capability.examples()) {
                List<String> words = words(Tokens.of(Marked.of(example).text()));
                String before = capabilities.putIfAbsent(words, capability.id());
                if (before != null && !before.equals(capability.id())) {
                    ofSeveral.add(words);
                }
            }
        }
        ofSeveral.forEach(capabilities::remove);
    }

    /** The one capability that has the message among its examples. */
    Optional<String> meant(Analysis analysis) {
        return Optional.ofNullable(capabilities.get(words(
                IntStream.range(0, analysis.size()).mapToObj(analysis::token).toList())));
    }

    private static List<String> words(List<Token> tokens) {
        return tokens.stream().filter(token -> !token.sign()).map(Token::text).toList();
    }
}
