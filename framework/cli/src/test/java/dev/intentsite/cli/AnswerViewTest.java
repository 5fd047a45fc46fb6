package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AnswerViewTest {
    private final TestSite site = new TestSite("https://bellacucina.example");

    @Test
    void optionsAreNumberedAndWhatIsKnownAndNeededIsCompact() {
        ObjectNode payload = TestSite.payload("information_request", "I have these times:\n\nWhich one?");
        payload.putArray("required_information").add("time").add("guest name");
        payload.put("capability", "book_table");
        payload.putObject("collected_information")
                .put("party_size", 2)
                .put("date", "2026-10-16")
                .put("time", "19:30");
        TestSite.option(payload, "time", "18:00", "6:00 PM");
        TestSite.option(payload, "time", "18:30", "6:30 PM");
        site.says(payload);

        assertThat(show()).isEqualTo("""
                        I have these times:

                        Which one?

                        [1] 6:00 PM   [2] 6:30 PM

                        known   party size 2 · date Friday, October 16, 2026 · time 19:30
                        needed  time · guest name
                        ✓ signed by https://bellacucina.example""");
    }

    @Test
    void aResultShowsItsIdAndStatus() {
        site.says(TestSite.payload("execution_result", "Booked.")
                .put("status", "confirmed")
                .put("external_id", "RES-1"));

        assertThat(show()).isEqualTo("""
                        Booked.

                        id      RES-1
                        ✓ signed by https://bellacucina.example  confirmed""");
    }

    @Test
    void anErrorThatProvesNothingSaysSo() {
        site.saysUnsigned(TestSite.payload("error", "Too many messages.").put("status", "rate_limited"));

        assertThat(show()).isEqualTo("""
                        Too many messages.

                        ✗ not signed: this may not be from https://bellacucina.example  rate_limited""");
    }

    @Test
    void theTableThatListsTheOptionsIsNumberedAndNotRepeated() {
        ObjectNode payload = TestSite.payload(
                "information_request", "Which time?\n\n| Time |  |\n|---|---|\n| 6:00 PM |  |\n| 6:30 PM | Limited |");
        TestSite.option(payload, "time", "18:00", "6:00 PM");
        TestSite.option(payload, "time", "18:30", "6:30 PM");
        site.says(payload);

        assertThat(show()).isEqualTo("""
                        Which time?

                        [1] 6:00 PM   [2] 6:30 PM (Limited)

                        ✓ signed by https://bellacucina.example""");
    }

    @Test
    void aValueThatDoesNotFitItsTypeIsShownAsItIs() {
        ObjectNode payload = TestSite.payload("information_request", "When?").put("capability", "book_table");
        payload.putObject("collected_information").put("date", "soon").put("other_thing", 3);
        site.says(payload);

        assertThat(show()).contains("known   date soon · other thing 3\n");
    }

    @Test
    void manyOptionsStandInColumns() {
        ObjectNode payload = TestSite.payload("information_request", "Which one?");
        for (int i = 0; i < 12; i++) {
            TestSite.option(payload, "time", "t" + i, "option number " + i);
        }
        site.says(payload);

        assertThat(show().lines())
                .allMatch(line -> line.length() <= 76)
                .contains(" [4] option number 3     [5] option number 4     [6] option number 5");
    }

    @Test
    void nothingInAnyMemberDrivesTheTerminal() {
        String hostile = "\u001b[2J\u009bx\u0007";
        ObjectNode payload = TestSite.payload("error", hostile).put("status", "failed" + hostile);
        payload.put("external_id", hostile);
        payload.putArray("required_information").add(hostile);
        payload.putObject("collected_information").put(hostile, hostile);
        payload.putArray("errors").addObject().put("pointer", "/" + hostile).put("message", hostile);
        TestSite.option(payload, "time", hostile, hostile);
        site.says(payload);

        assertThat(show().codePoints().filter(character -> character != '\n').noneMatch(Character::isISOControl))
                .isTrue();
    }

    private String show() {
        return new AnswerView(site.description(), false)
                .show(site.client().converse(site.description(), site).start("Hi"));
    }
}
