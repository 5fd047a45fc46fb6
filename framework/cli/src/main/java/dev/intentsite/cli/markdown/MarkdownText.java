package dev.intentsite.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.parser.Parser;

/** Renders CommonMark with tables as lines for a terminal. Immutable, thread-safe; never throws for any text. */
public final class MarkdownText {
    private static final int NESTING = 32;
    private static final Parser PARSER = Parser.builder()
            .extensions(Set.of(TablesExtension.create()))
            .maxOpenBlockParsers(NESTING)
            .maxInlineNesting(NESTING)
            .build();

    private MarkdownText() {}

    /**
     * The text of {@code markdown}, without a line feed at its end.
     *
     * @param colour whether the terminal takes ANSI styles
     */
    public static String render(String markdown, boolean colour) {
        return render(markdown, List.of(), colour);
    }

    /**
     * The text of {@code markdown} with numbered choices: in the place of the table whose rows begin with them, in the list
     * whose items do, else after the text.
     *
     * @param labels the choices as people see them
     * @param colour whether the terminal takes ANSI styles
     */
    public static String render(String markdown, List<String> labels, boolean colour) {
        Node document = PARSER.parse(markdown);
        Choices choices = new Choices(labels, colour);
        List<String> lines = new ArrayList<>(new Blocks(choices, colour).lines(document));
        if (!choices.isEmpty() && !areListed(document, choices)) {
            lines.add("");
            lines.addAll(choices.lines());
        }
        return String.join("\n", lines);
    }

    private static boolean areListed(Node document, Choices choices) {
        boolean[] found = {false};
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                found[0] |= block instanceof TableBlock table && choices.areListedIn(table);
            }

            @Override
            public void visit(BulletList list) {
                found[0] |= choices.areListedIn(list);
                visitChildren(list);
            }

            @Override
            public void visit(OrderedList list) {
                found[0] |= choices.areListedIn(list);
                visitChildren(list);
            }
        });
        return found[0];
    }
}
