package dev.intentsite.acceptance.docs;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tables in pages. */
final class Tables {
    private Tables() {}

    /** The cells of all rows of the first table after {@code <!-- table: name -->}, without its head; code marks taken off. */
    static List<List<String>> rows(String page, String name) {
        Path file = Tree.root().resolve(page);
        List<String> lines = Tree.text(file);
        int mark = lines.indexOf("<!-- table: " + name + " -->");
        if (mark < 0) {
            throw new AssertionError(page + " has no table " + name);
        }
        return lines.subList(mark + 1, lines.size()).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(Tables::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
