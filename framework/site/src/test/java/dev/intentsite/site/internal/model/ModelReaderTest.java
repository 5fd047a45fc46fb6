package dev.intentsite.site.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import dev.intentsite.site.internal.model.CapabilityModel.OptionSource;
import dev.intentsite.site.internal.model.CapabilityModel.ValueCheck;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelReaderTest {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-15T19:23:41Z"), ZONE);

    private final ModelReader.Read read =
            ModelReader.read(List.of(new Bookings()), ValueTypes.standard(), Map.of(), CLOCK, ZONE);

    private CapabilityModel capability(String id) {
        return read.model().find(id).orElseThrow();
    }

    private ParameterModel parameter(String capability, String name) {
        return capability(capability).parameter(name).orElseThrow();
    }

    static Turn turn() {
        return new Turn("i", 1, CLOCK.instant().atZone(ZONE), Locale.US, List.of(), Trust.UNSIGNED);
    }

    static Transaction transaction() {
        return () -> {
            throw new UnsupportedOperationException();
        };
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    @Test
    void aSoundClassHasNoFaults() {
        assertThat(read.faults()).isEmpty();
        assertThat(read.model().capabilities())
                .extracting(CapabilityModel::id)
                .containsExactly("book_table", "cancel", "opening_hours");
    }

    @Test
    void parametersAreReadFromTheRecordInItsOrder() {
        assertThat(capability("book_table").parameters())
                .extracting(
                        ParameterModel::name,
                        ParameterModel::label,
                        ParameterModel::wireType,
                        ParameterModel::required,
                        ParameterModel::multiple)
                .containsExactly(
                        tuple("party_size", "party size", "integer", true, false),
                        tuple("guest_name", "guest name", "person_name", true, false),
                        tuple("date", "date", "date", true, false),
                        tuple("time", "time", "time", true, false),
                        tuple("special_requests", "special requests", "text", false, false));
        assertThat(capability("book_table").inTransaction()).isTrue();
        assertThat(capability("opening_hours").inTransaction()).isFalse();
    }

    @Test
    void constraintsAppearInTheSchema() {
        assertThat(parameter("book_table", "party_size").schema())
                .hasToString("{\"type\":\"integer\",\"minimum\":1,\"maximum\":20}");
        assertThat(parameter("book_table", "special_requests").schema())
                .hasToString("{\"type\":\"string\",\"minLength\":1,\"maxLength\":200}");
    }

    @Test
    void constraintsRefuseInPlainWords() {
        assertThat(parameter("book_table", "party_size").violations(IntNode.valueOf(25), Locale.US))
                .containsExactly("party size must be between 1 and 20, not 25");
        assertThat(parameter("book_table", "party_size").violations(IntNode.valueOf(20), Locale.US))
                .isEmpty();
        assertThat(parameter("book_table", "special_requests").violations(text("x".repeat(201)), Locale.US))
                .containsExactly("special requests must have at most 200 characters");
        assertThat(parameter("book_table", "date").violations(text("8 March"), Locale.US))
                .containsExactly("a date is written like 2026-03-08, not \"8 March\"");
    }

    @Test
    void optionsAndChecksAttachToEveryCapabilityThatHasWhatTheyNeed() {
        assertThat(capability("book_table").optionSources())
                .containsExactly(new OptionSource("time", List.of("date", "party_size"), List.of(), false));
        assertThat(capability("cancel").optionSources()).isEmpty();
        assertThat(capability("book_table").checks())
                .containsExactly(new ValueCheck("open", "date", List.of("date"), List.of()));
        assertThat(capability("cancel").checks()).hasSize(1);
    }

    @Test
    void alternativesAreFlattenedIntoGroups() {
        CapabilityModel cancel = capability("cancel");
        assertThat(cancel.groups()).containsExactly(List.of("reference"), List.of("guest_name", "date", "time"));
        assertThat(cancel.groupsLabel()).isEqualTo("reference, or guest name, date and time");
        assertThat(cancel.parameters()).noneMatch(ParameterModel::required);
        assertThat(read.model().requires("cancel")).containsExactly("Reference, or guest name, date and time");
        assertThat(cancel.proposes()).isTrue();
    }

    @Test
    void theHandlerIsCalledWithTypedValues() throws Exception {
        Map<String, JsonNode> values = Map.of(
                "party_size", IntNode.valueOf(2),
                "guest_name", text("Jane Smith"),
                "date", text("2026-10-16"),
                "time", text("19:00"));
        Outcome outcome =
                read.backend().execute("book_table", values, turn(), Optional.of(transaction()), Optional.empty());
        assertThat(outcome).isEqualTo(Outcome.confirmed("RES-1", "Jane Smith -"));
    }

    @Test
    void theCompleteAlternativeIsHandedOver() throws Exception {
        assertThat(read.backend()
                        .execute(
                                "cancel",
                                Map.of("reference", text("res-1"), "guest_name", text("Jane")),
                                turn(),
                                Optional.of(transaction()),
                                Optional.empty()))
                .isEqualTo(Outcome.confirmed("C-1", "ByReference[reference=RES-1]"));
        assertThat(read.backend()
                        .propose(
                                "cancel",
                                Map.of(
                                        "reference", text("res-1"),
                                        "guest_name", text("Jane"),
                                        "date", text("2026-10-16"),
                                        "time", text("19:00")),
                                turn()))
                .isEqualTo(Proposal.of("Cancel ByDetails[guestName=Jane, date=2026-10-16, time=19:00]"));
    }

    @Test
    void optionsComeAsChoicesWithLabels() throws Exception {
        List<Backend.Listed> listed = read.backend()
                .options(
                        "book_table",
                        "time",
                        Map.of("date", text("2026-10-16"), "party_size", IntNode.valueOf(2)),
                        turn());
        assertThat(listed).extracting(each -> each.choice().label()).containsExactly("6:00 PM", "7:30 PM");
        assertThat(listed).extracting(each -> each.choice().value()).containsExactly(text("18:00"), text("19:30"));
        assertThat(listed.get(1).note()).contains("Limited");
    }

    @Test
    void checksJudgeWithWhatIsKnown() throws Exception {
        Verdict verdict = read.backend().check("book_table", "open", Map.of("date", text("2026-10-19")), turn());
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo("We are closed on Mondays.");
            assertThat(read.backend().alternatives("book_table", "date", refused.alternatives(), Locale.US))
                    .extracting(each -> each.choice().label())
                    .containsExactly("Tuesday, October 20, 2026");
        });
    }
}
