package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.internal.recognize.Quantities.Quantity;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** The recognizers of dates, times and numbers. */
public final class BuiltIn {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private BuiltIn() {}

    public static MessageRecognizer date() {
        return analysis -> Readings.of(analysis, Dates.in(analysis), date -> TextNode.valueOf(date.toString()));
    }

    public static MessageRecognizer time() {
        return analysis -> Readings.of(analysis, Times.in(analysis), time -> TextNode.valueOf(text(time)));
    }

    public static MessageRecognizer dateTime() {
        return analysis -> Readings.of(analysis, Moments.in(analysis), moment -> TextNode.valueOf(text(moment)));
    }

    public static MessageRecognizer duration() {
        return analysis -> Readings.of(analysis, Durations.in(analysis), length -> TextNode.valueOf(length.toString()));
    }

    public static MessageRecognizer integer() {
        return analysis -> Readings.of(
                analysis,
                Counts.in(analysis),
                quantity -> JSON.numberNode(quantity.value().longValue()));
    }

    public static MessageRecognizer decimal() {
        return analysis -> Readings.of(
                analysis,
                Quantities.in(analysis).stream()
                        .filter(found -> !found.options().get(0).ordinal())
                        .toList(),
                quantity -> JSON.numberNode(plain(quantity.value())));
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal least = value.stripTrailingZeros();
        return least.scale() < 0 ? least.setScale(0) : least;
    }

    static boolean fits(Quantity quantity) {
        return quantity.whole() && quantity.value().abs().compareTo(MOST) < 0;
    }

    private static String text(LocalTime time) {
        return time.getSecond() == 0 ? time.format(MINUTES) : time.toString();
    }

    private static String text(LocalDateTime moment) {
        return moment.toLocalDate() + "T" + text(moment.toLocalTime().withNano(0));
    }
}
