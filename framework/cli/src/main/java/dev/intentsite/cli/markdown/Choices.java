package dev.intentsite.cli.markdown;

import dev.intentsite.cli.markdown.Table.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/** Choices with the numbers to type, in as many columns as there is room for. Immutable. */
final class Choices {
    private static final int COLUMNS = 76;
    private static final String GAP = "   ";

    private final List<String> labels;
    private final boolean colour;

    Choices(List<String> labels, boolean colour) {
        this.labels =
                labels.stream().map(label -> PlainText.line(label).strip()).toList();
        this.colour = colour;
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    /** Whether each row of a table begins with another choice: so a site lists what can be chosen. */
    boolean areListedIn(TableBlock block) {
        Table table = Table.of(block, new Inlines(false));
        Set<String> left = new HashSet<>(labels);
        return !table.body().isEmpty()
                && table.body().stream().allMatch(row -> left.remove(row.get(0).text()));
    }

    /** Whether each item of a list begins with another choice, and none is left out. */
    boolean areListedIn(ListBlock list) {
        if (labels.isEmpty()) {
            return false;
        }
        Set<Integer> listed = new HashSet<>();
        int items = 0;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            items++;
            begun(item).ifPresent(listed::add);
        }
        return items == labels.size() && listed.size() == items;
    }

    /** What stands before an item of such a list: the number of its choice. */
    String mark(Node item) {
        int index = begun(item).orElseThrow();
        int digits = String.valueOf(labels.size()).length();
        return " ".repeat(digits - String.valueOf(index + 1).length()) + number(index) + " ";
    }

    /** The choice that the item begins with; the longest one, where several do. */
    private Optional<Integer> begun(Node item) {
        String text = item.getFirstChild() == null ? "" : new Inlines(false).text(item.getFirstChild());
        return IntStream.range(0, labels.size())
                .filter(index -> begins(text, labels.get(index)))
                .boxed()
                .max(Comparator.comparing(index -> labels.get(index).length()));
    }

    private static boolean begins(String text, String label) {
        return text.startsWith(label)
                && (text.length() == label.length() || !Character.isLetterOrDigit(text.charAt(label.length())));
    }

    /** The choices, each with what the second column of their table says; a wider table keeps its shape, with a number in each row. */
    List<String> lines(TableBlock block) {
        Table table = Table.of(block, new Inlines(false));
        int width = table.body().stream().mapToInt(List::size).max().orElse(0);
        return width > 2 ? TableLayout.lines(numbered(table), colour) : lines(notes(table));
    }

    /** The choices alone. */
    List<String> lines() {
        return lines(labels.stream().map(label -> "").toList());
    }

    private List<String> lines(List<String> notes) {
        List<String> cells = IntStream.range(0, labels.size())
                .mapToObj(index -> number(index) + " " + labels.get(index)
                        + (notes.get(index).isEmpty() ? "" : " " + Style.DIM.of("(" + notes.get(index) + ")", colour)))
                .toList();
        String inOneLine = String.join(GAP, cells);
        if (Style.width(inOneLine) <= COLUMNS) {
            return List.of(inOneLine);
        }
        int digits = String.valueOf(cells.size()).length();
        List<String> aligned = IntStream.range(0, cells.size())
                .mapToObj(index -> " ".repeat(digits - String.valueOf(index + 1).length()) + cells.get(index))
                .toList();
        int widest = aligned.stream().mapToInt(Style::width).max().orElse(0);
        int columns = Math.max(1, (COLUMNS + GAP.length()) / (widest + GAP.length()));
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < aligned.size(); start += columns) {
            lines.add(aligned.subList(start, Math.min(aligned.size(), start + columns)).stream()
                    .map(cell -> cell + " ".repeat(widest - Style.width(cell)))
                    .collect(Collectors.joining(GAP))
                    .stripTrailing());
        }
        return lines;
    }

    /** In the order of the choices. */
    private List<String> notes(Table table) {
        return labels.stream()
                .map(label -> table.body().stream()
                        .filter(row -> row.size() > 1 && row.get(0).text().equals(label))
                        .map(row -> row.get(1).text())
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    private Table numbered(Table table) {
        return new Table(
                table.head(),
                table.body().stream()
                        .map(row -> {
                            List<Cell> cells = new ArrayList<>(row);
                            String label = row.get(0).text();
                            cells.set(0, new Cell(number(labels.indexOf(label)) + " " + label, null));
                            return List.copyOf(cells);
                        })
                        .toList());
    }

    private String number(int index) {
        return Style.CYAN.of("[" + (index + 1) + "]", colour);
    }
}
