package dev.intentsite.cli.markdown;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
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
        Node document = PARSER.parse(markdown);
        List<String> lines = new Blocks(colour).lines(document);
        return String.join("\n", lines);
    }
}
