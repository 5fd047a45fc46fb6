package dev.intentsite.cli.markdown;

import java.util.Locale;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Words within a block. */
final class Inlines {
    private final boolean colour;

    Inlines(boolean colour) {
        this.colour = colour;
    }

    /** The words in {@code parent}; line feeds only where the author broke the line. */
    String text(Node parent) {
        StringBuilder text = new StringBuilder();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            text.append(inline(node));
        }
        return text.toString();
    }

    private String inline(Node node) {
        if (node instanceof Text words) {
            return PlainText.line(words.getLiteral());
        }
        if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            return "\n";
        }
        if (node instanceof StrongEmphasis) {
            return Style.BOLD.of(text(node), colour);
        }
        if (node instanceof Emphasis) {
            return Style.ITALIC.of(text(node), colour);
        }
        if (node instanceof Code code) {
            String literal = PlainText.line(code.getLiteral());
            return colour ? Style.CYAN.of(literal, true) : "`" + literal + "`";
        }
        if (node instanceof HtmlInline html) {
            return PlainText.line(html.getLiteral());
        }
        if (node instanceof Link link) {
            return link(text(link), link.getDestination());
        }
        if (node instanceof Image image) {
            return link(text(image), image.getDestination());
        }
        return text(node);
    }

    /** The words and, so that nobody is led astray, the address; addresses of other kinds than the web's and mail's are left out. */
    private String link(String words, String destination) {
        String address = PlainText.line(destination);
        String lower = address.toLowerCase(Locale.ROOT);
        boolean shown = lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
        if (!shown) {
            return words;
        }
        if (words.equals(address) || ("mailto:" + words).equals(address) || words.isBlank()) {
            return Style.UNDERLINED.of(words.isBlank() ? address : words, colour);
        }
        return Style.UNDERLINED.of(words, colour) + " (" + address + ")";
    }
}
