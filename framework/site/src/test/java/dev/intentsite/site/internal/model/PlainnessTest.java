package dev.intentsite.site.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On which records a constraint can stand. */
class PlainnessTest {
    record Nothing() {}

    @AtLeastOne({"day", "names"})
    record OursAlone(@Parameter("Day") Optional<LocalDate> day, Optional<List<String>> names) {}

    record OnValue(@Min(1) int count) {}

    record OnArgument(Optional<@Min(1) Integer> count) {}

    record Deep(Optional<List<@Size(min = 2) String>> names) {}

    record Whole(int from, int to) {
        @AssertTrue
        boolean isInOrder() {
            return from < to;
        }
    }

    record Inner(@Valid OnValue value) {}

    interface Counted {
        @Min(1)
        int getCount();
    }

    record Inherited(int getCount) implements Counted {}

    @Test
    void aRecordWithOurAnnotationsAloneIsPlain() {
        assertThat(new Plainness(true).of(Nothing.class)).isTrue();
        assertThat(new Plainness(true).of(OursAlone.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {OnValue.class, OnArgument.class, Deep.class, Whole.class, Inner.class, Inherited.class})
    void aConstraintAnywhereInARecordIsSeen(Class<? extends Record> type) {
        assertThat(new Plainness(true).of(type)).isFalse();
    }

    @Test
    void noRecordIsPlainWhereConstraintsMayBeDeclaredElsewhere() {
        assertThat(new Plainness(false).of(Nothing.class)).isFalse();
    }
}
