package dev.intentsite.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/**
 * A table's cells as text.
 *
 * @param head the heading row; empty when no heading has words
 * @param body the other rows
 */
record Table(List<Cell> head, List<List<Cell>> body) {
    /** One cell, on one line. */
    record Cell(String text, TableCell.@Nullable Alignment alignment) {}

    static Table of(TableBlock block, Inlines inlines) {
        List<Cell> head = new ArrayList<>();
        List<List<Cell>> body = new ArrayList<>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow && part instanceof TableHead) {
                    head.addAll(cells(row, inlines));
                } else if (row instanceof TableRow) {
                    body.add(cells(row, inlines));
                }
            }
        }
        return new Table(head.stream().allMatch(cell -> cell.text().isEmpty()) ? List.of() : head, body);
    }

    private static List<Cell> cells(Node row, Inlines inlines) {
        List<Cell> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell column) {
                String text = inlines.text(column).replace('\n', ' ').strip();
                cells.add(new Cell(text, column.getAlignment()));
            }
        }
        return cells;
    }
}
