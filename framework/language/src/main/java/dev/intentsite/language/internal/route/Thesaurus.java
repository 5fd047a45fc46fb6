package dev.intentsite.language.internal.route;

import dev.intentsite.language.internal.text.Folder;
import dev.intentsite.language.internal.text.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Words that can stand for one another when people ask for something, by stem. */
final class Thesaurus {
    private final Map<String, Set<String>> like = new HashMap<>();

    Thesaurus(Language language) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Folder.Entry entry : language.entries("same")) {
            groups.computeIfAbsent(entry.value(), key -> new HashSet<>()).add(language.stem(entry.phrase()));
        }
        for (Set<String> group : groups.values()) {
            for (String stem : group) {
                like.computeIfAbsent(stem, key -> new HashSet<>()).addAll(group);
            }
        }
    }

    Set<String> like(String stem) {
        return like.getOrDefault(stem, Set.of());
    }
}
