package dev.intentsite.acceptance.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links of a page that lead to other files or headings of the repository. */
final class Links {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private Links() {}

    /** Those that lead nowhere, in words. */
    static List<String> broken(Path page) {
        List<String> broken = new ArrayList<>();
        boolean code = false;
        List<String> lines = Tree.text(page);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.strip().startsWith("```")) {
                code = !code;
            }
            Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", "code"));
            while (!code && link.find()) {
                if (!link.group(1).matches("[a-z]+:.*") && !leadsSomewhere(page, link.group(1))) {
                    broken.add(Tree.root().relativize(page) + ":" + (i + 1) + " links to " + link.group(1));
                }
            }
        }
        return broken;
    }

    private static boolean leadsSomewhere(Path page, String target) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!file.startsWith(Tree.root()) || !Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || Tree.text(file).stream()
                        .filter(line -> line.startsWith("#"))
                        .map(Links::anchor)
                        .anyMatch(parts[1]::equals);
    }

    /** How a heading is named in a link: "One turn" → {@code one-turn}. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+\\s+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
