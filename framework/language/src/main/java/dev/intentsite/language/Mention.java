package dev.intentsite.language;

import java.util.List;

/**
 * One value that a message gives for a parameter, with every reading that is plausible.
 *
 * @param parameter the parameter's name
 * @param readings the plausible readings, the likeliest first, never empty; more than one ("at 7": 07:00 or 19:00) means
 *     that what the backend offers must narrow them, or the person be asked
 * @param correction whether it replaces something said before ("I meant 3", "make it 8pm instead")
 * @param negated whether it is turned down ("not Monday") rather than given
 */
public record Mention(String parameter, List<Reading> readings, boolean correction, boolean negated) {
    public Mention {
        readings = List.copyOf(readings);
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("a mention has a reading");
        }
    }
}
