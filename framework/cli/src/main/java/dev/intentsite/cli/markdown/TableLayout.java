package dev.intentsite.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** A table with its columns under one another, also where letters are twice as wide. */
final class TableLayout {
    /** Wider cells stick out, so that one of them does not push all others off the screen. */
    private static final int WIDEST = 60;

    private record Cell(String text, TableCell.@Nullable Alignment alignment) {}

    private final Inlines inlines;
    private final boolean colour;

    TableLayout(Inlines inlines, boolean colour) {
        this.inlines = inlines;
        this.colour = colour;
    }

    List<String> lines(TableBlock table) {
        List<List<Cell>> rows = new ArrayList<>();
        int heads = 0;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    rows.add(cells(row, part instanceof TableHead));
                    heads += part instanceof TableHead ? 1 : 0;
                }
            }
        }
        int[] widths = widths(rows);
        List<String> lines =
                rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        String rule = IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  "));
        lines.add(heads, Style.DIM.of(rule, colour));
        return lines;
    }

    private List<Cell> cells(Node row, boolean head) {
        List<Cell> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell column) {
                String text = inlines.text(column).replace('\n', ' ').strip();
                cells.add(new Cell(head ? Style.BOLD.of(text, colour) : text, column.getAlignment()));
            }
        }
        return cells;
    }

    private static int[] widths(List<List<Cell>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = Math.min(WIDEST, Style.width(row.get(column).text()));
                widths[column] = Math.max(widths[column], width);
            }
        }
        return widths;
    }

    private static String line(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            int room = Math.max(0, widths[column] - Style.width(cell.text()));
            int left = cell.alignment() == TableCell.Alignment.RIGHT
                    ? room
                    : cell.alignment() == TableCell.Alignment.CENTER ? room / 2 : 0;
            line.append(column == 0 ? "" : "  ")
                    .append(" ".repeat(left))
                    .append(cell.text())
                    .append(" ".repeat(room - left));
        }
        return line.toString().stripTrailing();
    }
}
