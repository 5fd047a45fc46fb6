package dev.intentsite.language.internal.recognize;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * A length of time as it is said.
 *
 * @param months years are twelve
 * @param days weeks are seven
 * @param yearMonths how many of the months were said as years
 */
record Length(
        BigDecimal months, BigDecimal days, BigDecimal seconds, BigDecimal yearMonths, boolean dates, boolean times) {
    static final Length NONE =
            new Length(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false, false);

    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    /** @param unit Y, M, F (fortnight), W, D, H, m or S */
    static Length of(BigDecimal amount, String unit) {
        return switch (unit) {
            case "Y" ->
                new Length(
                        amount.multiply(TWELVE),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        amount.multiply(TWELVE),
                        true,
                        false);
            case "M" -> new Length(amount, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, true, false);
            case "F" -> ofDays(amount, 14);
            case "W" -> ofDays(amount, 7);
            case "D" -> ofDays(amount, 1);
            case "H" -> ofSeconds(amount, 3600);
            case "m" -> ofSeconds(amount, 60);
            default -> ofSeconds(amount, 1);
        };
    }

    private static Length ofDays(BigDecimal amount, int days) {
        return new Length(
                BigDecimal.ZERO,
                amount.multiply(BigDecimal.valueOf(days)),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                true,
                false);
    }

    private static Length ofSeconds(BigDecimal amount, int seconds) {
        return new Length(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                amount.multiply(BigDecimal.valueOf(seconds)),
                BigDecimal.ZERO,
                false,
                true);
    }

    Length plus(Length other) {
        return new Length(
                months.add(other.months),
                days.add(other.days),
                seconds.add(other.seconds),
                yearMonths.add(other.yearMonths),
                dates || other.dates,
                times || other.times);
    }

    /** As a fixed length: a year is 365 days, a month 30. */
    Duration duration() {
        BigDecimal whole = yearMonths
                .multiply(BigDecimal.valueOf(365))
                .divide(TWELVE, 6, RoundingMode.HALF_EVEN)
                .add(months.subtract(yearMonths).multiply(BigDecimal.valueOf(30)))
                .add(days)
                .multiply(BigDecimal.valueOf(86400))
                .add(seconds)
                .min(BigDecimal.valueOf(1L << 40));
        BigDecimal nanos = whole.remainder(BigDecimal.ONE).movePointRight(9);
        return Duration.ofSeconds(whole.longValue(), nanos.longValue());
    }

    boolean reasonable() {
        return months.compareTo(BigDecimal.valueOf(12_000)) < 0
                && days.compareTo(BigDecimal.valueOf(400_000)) < 0
                && seconds.compareTo(BigDecimal.valueOf(1L << 31)) < 0;
    }

    LocalDate from(LocalDate date, int sign) {
        return date.plusMonths(sign * months.longValue())
                .plusDays(sign * days.setScale(0, RoundingMode.HALF_UP).longValue());
    }

    ZonedDateTime from(ZonedDateTime moment, int sign) {
        return moment.plusMonths(sign * months.longValue())
                .plusSeconds(sign
                        * days.multiply(BigDecimal.valueOf(86400)).add(seconds).longValue());
    }
}
