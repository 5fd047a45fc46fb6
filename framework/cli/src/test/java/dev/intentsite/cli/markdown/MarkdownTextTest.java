package dev.intentsite.cli.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTextTest {
    @Test
    void aTableStandsInColumns() {
        String table = """
                | Time  | Availability | Price |
                |-------|:------------:|------:|
                | 18:00 | Available | 9 |
                | 18:30 | Limited | 12.50 |
                """;

        assertThat(MarkdownText.render(table, false)).isEqualTo("""
                        Time   Availability  Price
                        ─────  ────────────  ─────
                        18:00   Available        9
                        18:30    Limited     12.50""");
    }

    @Test
    void aTableWithoutHeadingsHasNoHead() {
        String table = "| | |\n|---|---|\n| Reference | RES-1 |\n| Guest | Jane |\n";

        assertThat(MarkdownText.render(table, false)).isEqualTo("""
                        Reference  RES-1
                        Guest      Jane""");
    }

    @Test
    void manyChoicesTakeTheColumnsThatFit() {
        List<String> labels =
                IntStream.range(12, 24).mapToObj(hour -> hour + ":00").toList();
        String table = "Which?\n\n| Time |\n|---|\n"
                + labels.stream().map(label -> "| " + label + " |\n").collect(Collectors.joining())
                + "\nTell me.";

        assertThat(MarkdownText.render(table, labels, false)).isEqualTo("""
                        Which?

                         [1] 12:00    [2] 13:00    [3] 14:00    [4] 15:00    [5] 16:00    [6] 17:00
                         [7] 18:00    [8] 19:00    [9] 20:00   [10] 21:00   [11] 22:00   [12] 23:00

                        Tell me.""");
    }

    @Test
    void aTableThatSaysMoreOfEachChoiceKeepsItsShape() {
        String table = "| Time | Where | Left |\n|---|---|--:|\n| 18:00 | Bar | 2 |\n| 19:00 | Patio | 10 |\n";

        assertThat(MarkdownText.render(table, List.of("18:00", "19:00"), false)).isEqualTo("""
                        Time       Where  Left
                        ─────────  ─────  ────
                        [1] 18:00  Bar       2
                        [2] 19:00  Patio    10""");
    }

    @Test
    void aListOfTheChoicesIsNumberedWhereItStands() {
        String list =
                "I can:\n\n- **Book a table**: lunch or dinner\n- **Book**: a room\n- **Cancel**: give it back\n\nWhat?";

        assertThat(MarkdownText.render(list, List.of("Book", "Cancel", "Book a table"), false))
                .isEqualTo("""
                        I can:

                        [3] Book a table: lunch or dinner
                        [1] Book: a room
                        [2] Cancel: give it back

                        What?""");
    }

    @Test
    void aListThatLeavesAChoiceOutIsNotTakenForTheChoices() {
        assertThat(MarkdownText.render("- Book\n- Cancellations", List.of("Book", "Cancel"), false))
                .isEqualTo("""
                        • Book
                        • Cancellations

                        [1] Book   [2] Cancel""");
        assertThat(MarkdownText.render("- Book", List.of("Book", "Cancel"), false))
                .isEqualTo("""
                        • Book

                        [1] Book   [2] Cancel""");
    }

    @Test
    void aTableOfOtherThingsIsNotTakenForTheChoices() {
        String table = "| Dish |\n|---|\n| Penne |\n";

        assertThat(MarkdownText.render(table, List.of("18:00"), false)).isEqualTo("""
                        Dish
                        ─────
                        Penne

                        [1] 18:00""");
    }

    @Test
    void wideLettersTakeTwoColumns() {
        String table = "| a | b |\n|---|---|\n| 日本 | x |\n| ab | y |\n";

        assertThat(MarkdownText.render(table, false)).isEqualTo("""
                a     b
                ────  ─
                日本  x
                ab    y""");
    }

    @Test
    void stylesInCellsDoNotMoveColumns() {
        String table = "| a | b |\n|---|---|\n| **bold** | x |\n| plain | y |\n";

        assertThat(MarkdownText.render(table, true).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo("""
                        a      b
                        ─────  ─
                        bold   x
                        plain  y""");
    }

    @Test
    void aHugeCellDoesNotMakeEveryRowHuge() {
        StringBuilder table = new StringBuilder("| a |\n|---|\n| " + "x".repeat(20_000) + " |\n");
        for (int row = 0; row < 2_000; row++) {
            table.append("| b |\n");
        }

        assertThat(MarkdownText.render(table.toString(), false)).hasSizeLessThan(40_000);
    }

    @Test
    void headingsListsQuotesAndCode() {
        String text = """
                # Booking confirmed

                For **two** at *seven*, with `RES-1`.

                - one
                - two
                  - inner

                3. third
                4. fourth

                > quoted

                ```
                code
                ```
                """;

        assertThat(MarkdownText.render(text, false)).isEqualTo("""
                        Booking confirmed
                        ═════════════════

                        For two at seven, with `RES-1`.

                        • one
                        • two
                          • inner

                        3. third
                        4. fourth

                        │ quoted

                            code""");
    }

    @Test
    void aTerminalThatTakesStylesGetsThem() {
        assertThat(MarkdownText.render("**bold** *slanted* `code`", true))
                .isEqualTo("\u001b[1mbold\u001b[22m \u001b[3mslanted\u001b[23m \u001b[36mcode\u001b[39m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[our menu](https://bella.example/menu) | our menu (https://bella.example/menu)",
                "[bank.example](https://evil.example/)  | bank.example (https://evil.example/)",
                "<https://bella.example/>               | https://bella.example/",
                "[write](mailto:a@bella.example)        | write (mailto:a@bella.example)",
                "[click](javascript:alert(1))           | click",
                "[click](data:text/html,x)              | click",
                "![a dish](https://bella.example/d.png) | a dish (https://bella.example/d.png)",
            })
    void aLinkShowsWhereItLeads(String markdown, String shown) {
        assertThat(MarkdownText.render(markdown, false)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J\u001b[Hgone",
                "\u001b]0;title\u0007x",
                "\u001b]52;c;ZXZpbA==\u0007",
                "\u009b31mred",
                "&#27;[31mred",
                "&#x9b;31mred",
                "`\u001b[31m`",
                "| a\u001b[8m | b |\n|---|---|\n| \u001b]8;;https://evil.example\u001b\\x | y |",
                "# \u001b[1A\u001b[2Kheading",
                "```\n\u001b[31m\n```",
                "    \u001b[31m code",
                "<b>\u001b[31m</b>",
                "<div>\n\u001b[31m\n</div>",
                "[x](https://a.example/\u001b[31m)",
                "[x](<https://a.example/&#27;[31m>)",
                "![\u001b[31m](https://a.example)",
                "- \u001b[31m\n1. \u009b2J",
                "bell\u0007 backspace\b\b\b return\rover delete\u007f",
                "evil \u202egpj.exe \u2066x\u2069 \u200f"
            })
    void nothingThatASiteSendsReachesTheTerminalAsACommand(String hostile) {
        String plain = MarkdownText.render(hostile, false);
        String styled = MarkdownText.render(hostile, true).replaceAll("\u001b\\[(1|22|3|23|4|24|36|39|2)m", "");

        assertThat(plain.codePoints().filter(character -> character != '\n').filter(PlainText::isObeyed))
                .isEmpty();
        assertThat(styled.codePoints().filter(character -> character != '\n').filter(PlainText::isObeyed))
                .isEmpty();
    }

    @Test
    void anyTextIsRenderedWithoutAFaultAndWithoutACommand() {
        Random random = new Random(20261120);
        String[] pieces = {
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "|",
            "\n",
            "#",
            ">",
            "- ",
            "1. ",
            "    ",
            "---",
            "\u001b[",
            "&#27;",
            "<",
            ">",
            "é",
            "日",
            "\ud83d\ude00",
            "\ud83d",
            "\u009b",
            "\u0000",
            "a",
            " ",
            "!",
            "https://x.example",
            "\\",
            "~~~\n"
        };
        for (int run = 0; run < 3_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String shown = MarkdownText.render(text.toString(), false);
            assertThat(shown.codePoints().filter(character -> character != '\n').anyMatch(PlainText::isObeyed))
                    .as("run %s: %s", run, text)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a ", "[", "**", "![", "`", "<a ", "1. ", "|a"})
    void deepAndLongTextsDoNotBreakIt(String piece) {
        assertThat(MarkdownText.render(piece.repeat(20_000), false)).isNotNull();
    }
}
