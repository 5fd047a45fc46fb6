package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The choices of an answer, and the table that lists them. */
class ChoicesTest extends Browsing {
    private static final List<String> TIMES = List.of("6:00 PM", "6:30 PM");

    @Test
    void choicesStandInThePlaceOfTheTableThatListsThem() {
        asks("Which time?\n\n| Time |  |\n|---|---|\n| 6:00 PM |  |\n| 6:30 PM | Limited |\n\nTell me.");

        assertThat(visit.page.locator("table")).hasCount(0);
        Locator group = visit.page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Time"));
        assertThat(group.getByRole(AriaRole.BUTTON)).hasText(new String[] {"6:00 PM", "6:30 PM Limited"});
        assertThat(visit.last().locator(".words > *").nth(1)).hasRole(AriaRole.GROUP);
        visit.click("6:30 PM Limited");
        assertThat(site.requests.get(1).message()).isEqualTo("6:30 PM");
        assertThat(site.requests.get(1).parameters().get("time").textValue()).isEqualTo("t6:30 PM");
    }

    @Test
    void aTableThatSaysMoreStaysAndItsFirstColumnIsChosen() {
        asks("| Time | Where | Left |\n|---|---|--:|\n| 6:00 PM | Bar | 2 |\n| 6:30 PM | Patio | 1 |");

        assertThat(visit.page.locator("th")).hasText(new String[] {"Time", "Where", "Left"});
        assertThat(visit.page.locator("td button")).hasText(new String[] {"6:00 PM", "6:30 PM"});
        visit.click("6:00 PM");
        assertThat(site.requests.get(1).parameters().get("time").textValue()).isEqualTo("t6:00 PM");
    }

    @Test
    void aListThatNamesThemAllIsWhereTheyAreChosen() {
        asks("Which?\n\n- **6:00 PM**: In the bar\n- **6:30 PM**: Outside\n\nTell me.");

        assertThat(visit.page.locator(".choices")).hasCount(0);
        assertThat(visit.last().locator("li")).hasText(new String[] {"6:00 PM In the bar", "6:30 PM Outside"});
        visit.click("6:30 PM");
        assertThat(site.requests.get(1).parameters().get("time").textValue()).isEqualTo("t6:30 PM");
    }

    @Test
    void aListThatLeavesOneOutStaysAndTheChoicesFollow() {
        asks("Which?\n\n- **6:00 PM**: In the bar");

        assertThat(visit.last().locator("li")).hasText("6:00 PM: In the bar");
        assertThat(visit.page.locator(".choices button")).hasCount(2);
    }

    @Test
    void aTableOfOtherThingsStaysAndTheChoicesFollow() {
        asks("| Dish |\n|---|\n| Penne |");

        assertThat(visit.page.locator("td")).hasText("Penne");
        assertThat(visit.page
                        .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Choices"))
                        .getByRole(AriaRole.BUTTON))
                .hasText(new String[] {"6:00 PM", "6:30 PM"});
    }

    @Test
    void whatWasNotChosenCannotBeChosenLater() {
        asks("Which time?");

        visit.say("Something else");

        assertThat(visit.button("6:00 PM").first()).isDisabled();
        assertThat(visit.button("6:00 PM").last()).isEnabled();
        visit.page.reload();
        assertThat(visit.button("6:00 PM").first()).isDisabled();
        assertThat(visit.button("6:00 PM").last()).isEnabled();
    }

    @Test
    void suggestionsDoNotRepeatTheChoices() {
        site.script = (request, who) -> {
            ObjectNode answer = question("Which time?");
            answer.putArray("suggestions").add("6:00 PM").add("What is on the menu?");
            return answer;
        };
        visit.open(site);

        visit.say("A table");

        assertThat(visit.page.locator(".suggestion")).hasText("What is on the menu?");
    }

    @Test
    void aTableWithoutHeadingsIsAListOfNamesAndValues() {
        asks(
                "| | |\n|---|---|\n| Reference | **RES-1** |\n| Guest | Jane |\n\n| Dish | | Price |\n|-|-|-|\n| Penne | x | 9 |");

        assertThat(visit.page.locator("table").first().locator("thead")).hasCount(0);
        assertThat(visit.page.getByRole(AriaRole.ROWHEADER)).hasText(new String[] {"Reference", "Guest"});
        assertThat(visit.page.getByRole(AriaRole.COLUMNHEADER)).hasText(new String[] {"Dish", "Price"});
    }

    private void asks(String message) {
        site.script = (request, who) -> question(message);
        visit.open(site);
        visit.say("A table");
    }

    private static ObjectNode question(String message) {
        ObjectNode answer = Booking.envelope("information_request", message);
        ArrayNode options = answer.putArray("options");
        TIMES.forEach(time -> options.addObject()
                .put("parameter", "time")
                .put("value", "t" + time)
                .put("label", time));
        return answer;
    }
}
