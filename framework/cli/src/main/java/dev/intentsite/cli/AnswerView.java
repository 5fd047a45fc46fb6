package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.markdown.MarkdownText;
import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.cli.markdown.Style;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows an answer: the words, the choices with their numbers, what is known and still needed, and whose it is. Immutable. */
final class AnswerView {
    private static final int COLUMNS = 76;

    private final String origin;
    private final boolean colour;

    AnswerView(String origin, boolean colour) {
        this.origin = origin;
        this.colour = colour;
    }

    String show(SiteAnswer answer) {
        Response response = answer.response();
        StringBuilder shown = new StringBuilder();
        shown.append(MarkdownText.render(response.message(), colour)).append('\n');
        response.errors()
                .forEach(fault -> shown.append("  ")
                        .append(PlainText.line(fault.pointer() + ": " + fault.message()))
                        .append('\n'));
        if (!answer.options().isEmpty()) {
            shown.append('\n').append(options(answer.options())).append('\n');
        }
        shown.append('\n');
        JsonNode collected = answer.envelope().path("collected_information");
        if (!collected.isEmpty()) {
            shown.append(dim("known   " + known(collected))).append('\n');
        }
        if (!response.requiredInformation().isEmpty()) {
            shown.append(dim("needed  " + PlainText.line(String.join(" · ", response.requiredInformation()))))
                    .append('\n');
        }
        response.externalId()
                .ifPresent(
                        id -> shown.append(dim("id      " + PlainText.line(id))).append('\n'));
        return shown.append(mark(answer)).toString();
    }

    private String mark(SiteAnswer answer) {
        String status = answer.response()
                .status()
                .map(word -> "  " + PlainText.line(word))
                .orElse("");
        return answer.isSigned()
                ? Style.GREEN.of("✓ signed by " + origin, colour) + dim(status)
                : Style.RED.of("✗ not signed: this may not be from " + origin, colour) + dim(status);
    }

    /** In the site's own order. */
    private static String known(JsonNode collected) {
        return collected.properties().stream()
                .map(entry -> PlainText.line(entry.getKey().replace('_', ' ') + " " + value(entry.getValue())))
                .collect(Collectors.joining(" · "));
    }

    private static String value(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    /** As many in a line as there is room for. */
    private String options(List<Choice> options) {
        List<String> numbered = IntStream.range(0, options.size())
                .mapToObj(index -> Style.CYAN.of("[" + (index + 1) + "]", colour) + " "
                        + PlainText.line(label(options.get(index))))
                .toList();
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String option : numbered) {
            int width = Style.width(option);
            if (column > 0 && column + 3 + width > COLUMNS) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column == 0 ? "" : "   ").append(option);
            column += width + (column == 0 ? 0 : 3);
        }
        return lines.toString();
    }

    static String label(Choice option) {
        return option.label().isBlank() ? value(option.value()) : option.label();
    }

    private String dim(String text) {
        return Style.DIM.of(text, colour);
    }
}
