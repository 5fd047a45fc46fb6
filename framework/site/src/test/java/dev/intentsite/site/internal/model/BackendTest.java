package dev.intentsite.site.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BackendTest {
    private static class SoldOut extends Exception {
        private static final long serialVersionUID = 1;

        SoldOut(String message) {
            super(message);
        }
    }

    private static final class SoldOutForGood extends SoldOut {
        private static final long serialVersionUID = 1;

        SoldOutForGood() {
            super("for good");
        }
    }

    private record Count(int count) {}

    private static class Shop {
        @Capability(intent = "Buy", description = "Buy some")
        Outcome buy(Count count) throws Exception {
            switch (count.count()) {
                case 0:
                    throw new SoldOut("today");
                case 1:
                    throw new SoldOutForGood();
                case 2:
                    throw new IOException("disk");
                case 3:
                    throw new UncheckedIOException(new IOException("disk"));
                case 4:
                    throw new AssertionError("defect");
                default:
                    return nothing();
            }
        }

        @SuppressWarnings("TypeParameterUnusedInFormals")
        private static <T> T nothing() {
            return null;
        }
    }

    /** Inherits its capability, and says it anew. */
    private static final class CornerShop extends Shop {
        @Override
        @Capability(intent = "Buy", description = "Buy some at the corner")
        Outcome buy(Count count) {
            return Outcome.answered("corner " + count.count());
        }
    }

    private static ModelReader.Read read(
            Object handler, Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions) {
        ModelReader.Read read = ModelReader.read(List.of(handler), ValueTypes.standard(), exceptions);
        assertThat(read.faults()).isEmpty();
        return read;
    }

    private static Outcome buy(int count) throws Exception {
        return read(
                        new Shop(),
                        Map.of(
                                Exception.class,
                                thrown -> Outcome.failed("any " + thrown.getMessage()),
                                SoldOut.class,
                                thrown -> Outcome.failed("sold out " + thrown.getMessage()),
                                UncheckedIOException.class,
                                thrown -> {
                                    throw new IllegalArgumentException(thrown);
                                }))
                .backend()
                .execute(
                        "buy",
                        Map.of("count", IntNode.valueOf(count)),
                        ModelReaderTest.turn(),
                        Optional.empty(),
                        Optional.empty());
    }

    private static Outcome meaning(int count) {
        return catchThrowableOfType(MappedException.class, () -> buy(count)).outcome();
    }

    @Test
    void aBusinessExceptionIsMappedByItsNearestAncestor() {
        assertThat(meaning(0)).isEqualTo(Outcome.failed("sold out today"));
        assertThat(meaning(1)).isEqualTo(Outcome.failed("sold out for good"));
        assertThat(meaning(2)).isEqualTo(Outcome.failed("any disk"));
        assertThatThrownBy(() -> buy(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> buy(4)).isInstanceOf(AssertionError.class).hasMessage("defect");
    }

    @Test
    void anythingElseThrownComesOutAsItIs() {
        Backend backend = read(new Shop(), Map.of()).backend();
        assertThatThrownBy(() -> backend.execute(
                        "buy",
                        Map.of("count", IntNode.valueOf(2)),
                        ModelReaderTest.turn(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("disk");
        assertThatIllegalStateException()
                .isThrownBy(() -> backend.execute(
                        "buy",
                        Map.of("count", IntNode.valueOf(5)),
                        ModelReaderTest.turn(),
                        Optional.empty(),
                        Optional.empty()))
                .withMessage("Shop.buy returned null; return Outcome");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        backend.execute("sell", Map.of(), ModelReaderTest.turn(), Optional.empty(), Optional.empty()))
                .withMessage("there is no capability \"sell\"; there is \"buy\"");
    }

    @Test
    void anOverriddenMethodIsOneCapability() throws Exception {
        ModelReader.Read read = read(new CornerShop(), Map.of());
        assertThat(read.model().capabilities()).hasSize(1);
        assertThat(read.backend()
                        .execute(
                                "buy",
                                Map.of("count", IntNode.valueOf(0)),
                                ModelReaderTest.turn(),
                                Optional.empty(),
                                Optional.empty()))
                .isEqualTo(Outcome.answered("corner 0"));
    }

    private static final class Diary {
        sealed interface Which {
            record ByReference(Reference reference) implements Which {}

            record ByDay(LocalDate date, PersonName name, Optional<String> room) implements Which {}

            record ByRoom(@Parameter("The room") String room, PersonName name) implements Which {}
        }

        @AtLeastOne({"new_date", "new_name"})
        record Change(
                Which which, Optional<LocalDate> newDate, Optional<PersonName> newName, Optional<Integer> count) {}

        @Capability(intent = "Move", description = "Move an entry")
        Outcome move(Turn turn, Transaction transaction, Change change) {
            return Outcome.answered(change.toString());
        }

        record Hint(LocalDate newDate, Optional<Integer> count, Optional<Long> unknown) {}

        @Options(value = "new_name", of = Change.class, open = true)
        List<? extends Option<PersonName>> wrong() {
            return List.of();
        }

        @Check("new_date")
        Verdict check(Hint hint, Turn turn) {
            return Verdict.refused(hint.toString());
        }
    }

    private static final ModelReader.Read DIARY =
            ModelReader.read(List.of(new Diary()), ValueTypes.standard(), Map.of());
    private static final CapabilityModel MOVE = DIARY.model().find("move").orElseThrow();

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static String move(Map<String, JsonNode> values) throws Exception {
        return ((Outcome.Answered) DIARY.backend()
                        .execute(
                                "move",
                                values,
                                ModelReaderTest.turn(),
                                Optional.of(ModelReaderTest.transaction()),
                                Optional.empty()))
                .message();
    }

    @Test
    void alternativesAndAtLeastOneAreMultipliedOut() {
        assertThat(DIARY.faults())
                .containsExactly(
                        "Diary.wrong: returns List<? extends Option<PersonName>>; a method with @Options returns List<Option<…>> of the parameter's type");
        assertThat(MOVE.parameters())
                .extracting(ParameterModel::name)
                .containsExactly("reference", "date", "name", "room", "new_date", "new_name", "count");
        assertThat(MOVE.groups())
                .containsExactly(
                        List.of("reference", "new_date"),
                        List.of("reference", "new_name"),
                        List.of("date", "name", "new_date"),
                        List.of("date", "name", "new_name"),
                        List.of("name", "room", "new_date"),
                        List.of("name", "room", "new_name"));
        assertThat(MOVE.groupsLabel())
                .isEqualTo("reference, date and name, or room and name; and new date or new name");
        assertThat(DIARY.model().requires("move"))
                .containsExactly("Reference, date and name, or room and name", "New date or new name");
    }

    @Test
    void theMostCompleteAlternativeIsTakenTheFirstOfEquals() throws Exception {
        assertThat(move(Map.of("reference", text("RES-1"), "new_name", text("Jane"))))
                .isEqualTo(
                        "Change[which=ByReference[reference=RES-1], newDate=Optional.empty, newName=Optional[Jane], count=Optional.empty]");
        assertThat(move(Map.of(
                        "room",
                        text("Blue"),
                        "name",
                        text("Al"),
                        "new_name",
                        text("Jane"),
                        "count",
                        IntNode.valueOf(3))))
                .isEqualTo(
                        "Change[which=ByRoom[room=Blue, name=Al], newDate=Optional.empty, newName=Optional[Jane], count=Optional[3]]");
        assertThat(move(Map.of(
                        "room", text("Blue"),
                        "name", text("Al"),
                        "date", text("2026-10-16"),
                        "reference", text("RES-1"),
                        "new_date", text("2026-10-17"))))
                .isEqualTo(
                        "Change[which=ByDay[date=2026-10-16, name=Al, room=Optional[Blue]], newDate=Optional[2026-10-17], newName=Optional.empty, count=Optional.empty]");
        assertThatIllegalStateException()
                .isThrownBy(() -> move(Map.of("name", text("Al"), "new_name", text("Jane"))))
                .withMessage("no alternative is complete");
    }

    @Test
    void aTransactionThatIsTakenMustBeThere() {
        assertThat(MOVE.inTransaction()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> DIARY.backend()
                        .execute(
                                "move",
                                Map.of("reference", text("RES-1"), "new_name", text("Jane")),
                                ModelReaderTest.turn(),
                                Optional.empty(),
                                Optional.empty()))
                .withMessage("Diary.move takes a Transaction, and there is none");
    }

    @Test
    void whatIsKnownIsHandedOverWhenItIs() throws Exception {
        CapabilityModel.ValueCheck check = MOVE.checks().get(0);
        assertThat(check.needs()).containsExactly("new_date");
        assertThat(check.takes()).containsExactly("new_date", "count");
        assertThat(DIARY.backend()
                        .check(
                                "move",
                                check.key(),
                                Map.of("new_date", text("2026-10-17"), "count", IntNode.valueOf(3)),
                                ModelReaderTest.turn()))
                .isEqualTo(Verdict.refused("Hint[newDate=2026-10-17, count=Optional[3], unknown=Optional.empty]"));
        assertThat(DIARY.backend()
                        .check("move", check.key(), Map.of("new_date", text("2026-10-17")), ModelReaderTest.turn()))
                .isEqualTo(Verdict.refused("Hint[newDate=2026-10-17, count=Optional.empty, unknown=Optional.empty]"));
    }

    @Test
    void anAlternativeOfAnotherTypeIsADefect() {
        assertThat(DIARY.backend()
                        .alternatives("move", "count", List.of(Option.of(2).labelled("two")), Locale.US))
                .extracting(listed -> listed.choice().label())
                .containsExactly("two");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> DIARY.backend().alternatives("move", "new_date", List.of(Option.of("Monday")), Locale.US))
                .withMessage("an option for \"new_date\" is a java.lang.String; it takes java.time.LocalDate");
        assertThatIllegalStateException()
                .isThrownBy(() -> DIARY.backend().alternatives("move", "day", List.of(), Locale.US))
                .withMessage(
                        "there is no parameter \"day\"; there is \"count\", \"date\", \"name\", \"new_date\", \"new_name\", \"reference\", \"room\"");
    }
}
