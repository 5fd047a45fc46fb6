package dev.intentsite.cli;

import dev.intentsite.protocol.Choice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The option that a typed line means. */
final class Numbered {
    private static final Pattern NUMBER = Pattern.compile("\\[?([0-9]{1,4})[\\].]?");

    private Numbered() {}

    /** The option whose label or value is {@code line}, else the one of that number; empty when it is neither. */
    static Optional<Choice> choice(String line, List<Choice> options) {
        for (Choice option : options) {
            if (option.label().equalsIgnoreCase(line) || option.value().asText().equalsIgnoreCase(line)) {
                return Optional.of(option);
            }
        }
        var number = NUMBER.matcher(line);
        if (!number.matches()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number.group(1)) - 1;
        return index >= 0 && index < options.size() ? Optional.of(options.get(index)) : Optional.empty();
    }
}
