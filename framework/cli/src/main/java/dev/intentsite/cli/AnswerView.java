package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.markdown.MarkdownText;
import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.cli.markdown.Style;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.Response;
import java.util.List;
import java.util.Optional;

/** Shows an answer: the words, the choices with their numbers, what is known and still needed, and whose it is. Immutable. */
final class AnswerView {
    private static final int COLUMNS = 76;

    private final String origin;
    private final KnownValues values;
    private final boolean colour;

    AnswerView(SiteDescription site, boolean colour) {
        this.origin = site.origin();
        this.values = new KnownValues(site.manifest());
        this.colour = colour;
    }

    String show(SiteAnswer answer) {
        Response response = answer.response();
        StringBuilder shown = new StringBuilder();
        List<String> labels = answer.options().stream().map(AnswerView::label).toList();
        shown.append(MarkdownText.render(response.message(), labels, colour)).append('\n');
        response.errors()
                .forEach(fault -> shown.append("  ")
                        .append(PlainText.line(fault.pointer() + ": " + fault.message()))
                        .append('\n'));
        shown.append('\n');
        JsonNode collected = answer.envelope().path("collected_information");
        Optional<String> capability =
                Optional.ofNullable(answer.envelope().path("capability").textValue());
        if (!collected.isEmpty()) {
            shown.append(facts("known   ", values.facts(capability, collected)));
        }
        if (!response.requiredInformation().isEmpty()) {
            shown.append(facts(
                    "needed  ",
                    response.requiredInformation().stream().map(PlainText::line).toList()));
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

    /** As many in a line as there is room for. */
    private String facts(String name, List<String> facts) {
        StringBuilder lines = new StringBuilder();
        String line = name + facts.get(0);
        for (String fact : facts.subList(1, facts.size())) {
            if (Style.width(line) + 3 + Style.width(fact) > COLUMNS) {
                lines.append(dim(line + " ·")).append('\n');
                line = " ".repeat(name.length()) + fact;
            } else {
                line += " · " + fact;
            }
        }
        return lines.append(dim(line)).append('\n').toString();
    }

    static String label(Choice option) {
        return option.label().isBlank() ? KnownValues.plain(option.value()) : option.label();
    }

    private String dim(String text) {
        return Style.DIM.of(text, colour);
    }
}
