package dev.intentsite.testkit;

import dev.intentsite.protocol.Response;

/** A conversation as people read it. Not thread-safe. */
final class Transcript {
    private static final String INDENT = "\n          ";

    private final StringBuilder lines = new StringBuilder();

    void person(String words) {
        lines.append("  person: ").append(words.replace("\n", INDENT)).append('\n');
    }

    void site(Response answer) {
        lines.append("    site: [").append(Answers.outcome(answer)).append("] ");
        lines.append(answer.message().replace("\n", INDENT)).append('\n');
        if (!answer.collectedInformation().isEmpty()) {
            lines.append("          known: ").append(Answers.collected(answer)).append('\n');
        }
        if (!answer.options().isEmpty()) {
            lines.append("          offered: ")
                    .append(Answers.options(answer.options()))
                    .append('\n');
        }
        answer.errors()
                .forEach(fault -> lines.append("          fault: ")
                        .append(fault.pointer())
                        .append(": ")
                        .append(fault.message())
                        .append('\n'));
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
