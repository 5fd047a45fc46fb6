package dev.intentsite.cli.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;

/** Blocks to lines. */
final class Blocks {
    private final boolean colour;
    private final Choices choices;
    private final Inlines inlines;

    Blocks(Choices choices, boolean colour) {
        this.choices = choices;
        this.colour = colour;
        this.inlines = new Inlines(colour);
    }

    /** The blocks in {@code parent}, an empty line between each two. */
    List<String> lines(Node parent) {
        return lines(parent, false);
    }

    private List<String> lines(Node parent, boolean tight) {
        List<String> lines = new ArrayList<>();
        for (Node block = parent.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof LinkReferenceDefinition) {
                continue;
            }
            if (!lines.isEmpty() && !tight) {
                lines.add("");
            }
            lines.addAll(block(block));
        }
        return lines;
    }

    private List<String> block(Node block) {
        if (block instanceof Heading heading) {
            return heading(heading);
        }
        if (block instanceof ListBlock list) {
            return list(list);
        }
        if (block instanceof TableBlock table) {
            return choices.areListedIn(table)
                    ? choices.lines(table)
                    : TableLayout.lines(Table.of(table, inlines), colour);
        }
        if (block instanceof BlockQuote) {
            return lines(block).stream()
                    .map(line -> Style.DIM.of("│ ", colour) + line)
                    .toList();
        }
        if (block instanceof ThematicBreak) {
            return List.of(Style.DIM.of("─".repeat(20), colour));
        }
        if (block instanceof FencedCodeBlock code) {
            return verbatim(code.getLiteral(), "    ");
        }
        if (block instanceof IndentedCodeBlock code) {
            return verbatim(code.getLiteral(), "    ");
        }
        if (block instanceof HtmlBlock html) {
            return verbatim(html.getLiteral(), "");
        }
        return split(inlines.text(block));
    }

    private List<String> heading(Heading heading) {
        String text = inlines.text(heading).replace('\n', ' ');
        String bold = Style.BOLD.of(text, colour);
        return heading.getLevel() == 1
                ? List.of(bold, Style.DIM.of("═".repeat(Style.width(text)), colour))
                : List.of(bold);
    }

    private List<String> list(ListBlock list) {
        List<String> lines = new ArrayList<>();
        boolean choosing = choices.areListedIn(list);
        int number = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : 1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (!(item instanceof ListItem)) {
                continue;
            }
            String mark = choosing ? choices.mark(item) : list instanceof OrderedList ? number + ". " : "• ";
            String indent = " ".repeat(Style.width(mark));
            List<String> content = lines(item, list.isTight());
            if (!lines.isEmpty() && !list.isTight()) {
                lines.add("");
            }
            lines.add(mark + (content.isEmpty() ? "" : content.get(0)));
            content.stream()
                    .skip(1)
                    .map(line -> line.isEmpty() ? "" : indent + line)
                    .forEach(lines::add);
            number++;
        }
        return lines;
    }

    private static List<String> verbatim(String literal, String indent) {
        return split(PlainText.lines(literal.stripTrailing())).stream()
                .map(line -> indent + line)
                .toList();
    }

    private static List<String> split(String text) {
        return Arrays.asList(text.split("\n", -1));
    }
}
