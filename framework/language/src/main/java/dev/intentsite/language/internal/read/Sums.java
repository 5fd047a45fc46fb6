package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up people who are counted by kind, for a capability with one number of people: "12 adults and 3 kids" are 15. After
 * people of no kind it is open whether the others are among them: "4 guests and 2 children" are six or four.
 */
final class Sums {
    private static final double ADDED = 0.9;

    private Sums() {}

    /** The numbers that were found, those that are parts of a sum in one. */
    static List<List<Reading>> of(Analysis analysis, List<List<Reading>> numbers) {
        List<List<Reading>> all = new ArrayList<>();
        int at = 0;
        while (at < numbers.size()) {
            Sum sum = sum(analysis, numbers, at);
            all.add(sum == null ? numbers.get(at) : sum.readings());
            at = sum == null ? at + 1 : sum.next();
        }
        return all;
    }

    /** A sum, and the place of the first number after it. */
    private record Sum(List<Reading> readings, int next) {}

    private static @Nullable Sum sum(Analysis analysis, List<List<Reading>> numbers, int first) {
        int start = from(analysis, numbers.get(first));
        int end = to(analysis, numbers.get(first));
        boolean kind = analysis.is("person-kind", end);
        Hit counted = table(analysis, kind ? "person-kind" : "people-word", end);
        if (counted == null) {
            return null;
        }
        long count = numbers.get(first).get(0).value().asLong();
        long total = count;
        end = counted.end();
        int next = first + 1;
        int parts = 1;
        while (true) {
            Hit plus = table(analysis, "plus", end);
            int at = plus == null ? analysis.size() : plus.end();
            boolean number = next < numbers.size() && from(analysis, numbers.get(next)) == at;
            Hit article = number ? null : table(analysis, "number.article", at);
            int counts = number ? to(analysis, numbers.get(next)) : article == null ? analysis.size() : article.end();
            Hit other = table(analysis, "person-kind", counts);
            if (other == null) {
                break;
            }
            total += number ? numbers.get(next).get(0).value().asLong() : 1;
            next += number ? 1 : 0;
            end = other.end();
            parts++;
        }
        if (parts == 1) {
            return null;
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(reading(analysis, start, end, total, kind ? ADDED : ADDED / 2));
        if (!kind) {
            readings.add(reading(analysis, start, end, count, ADDED / 2));
        }
        return new Sum(List.copyOf(readings), next);
    }

    private static Reading reading(Analysis analysis, int from, int to, long value, double sure) {
        return new Reading(JsonNodeFactory.instance.numberNode(value), analysis.span(from, to), sure);
    }

    private static @Nullable Hit table(Analysis analysis, String name, int at) {
        return at < analysis.size() ? analysis.language().table(name).longest(analysis, at) : null;
    }

    private static int from(Analysis analysis, List<Reading> number) {
        return analysis.tokenAt(number.get(0).source().start());
    }

    private static int to(Analysis analysis, List<Reading> number) {
        return analysis.tokenAt(number.get(0).source().end() - 1) + 1;
    }
}
