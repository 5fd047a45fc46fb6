package dev.intentsite.cli.markdown;

import dev.intentsite.cli.markdown.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableCell;

/** A table with its columns under one another, also where letters are twice as wide. */
final class TableLayout {
    /** Wider cells stick out, so that one of them does not push all others off the screen. */
    private static final int WIDEST = 60;

    private TableLayout() {}

    static List<String> lines(Table table, boolean colour) {
        List<List<Cell>> rows = new ArrayList<>();
        if (!table.head().isEmpty()) {
            rows.add(table.head().stream()
                    .map(cell -> new Cell(Style.BOLD.of(cell.text(), colour), cell.alignment()))
                    .toList());
        }
        rows.addAll(table.body());
        int[] widths = widths(rows);
        List<String> lines =
                rows.stream().map(row -> line(row, widths)).collect(Collectors.toCollection(ArrayList::new));
        if (!table.head().isEmpty()) {
            String rule = IntStream.of(widths).mapToObj("─"::repeat).collect(Collectors.joining("  "));
            lines.add(1, Style.DIM.of(rule, colour));
        }
        return lines;
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
