package dev.intentsite.sample.restaurant;

import static dev.intentsite.site.Kind.INFORMATIONAL;

import dev.intentsite.site.Capability;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Synonyms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What guests ask about the house. */
final class HouseInformation {
    private final OpeningHours hours;
    private final Menu menu;

    HouseInformation(OpeningHours hours, Menu menu) {
        this.hours = hours;
        this.menu = menu;
    }

    enum Course {
        @Synonyms({"starter", "appetizer", "appetizers", "antipasti"})
        STARTERS,
        @Synonyms({"noodles", "primi"})
        PASTA,
        @Synonyms({"main", "main course", "secondi"})
        MAINS,
        @Synonyms({"dessert", "sweets", "dolci"})
        DESSERTS
    }

    enum Diet {
        @Synonyms({"veggie", "meat-free", "meatless"})
        VEGETARIAN,
        @Synonyms({"plant-based", "dairy-free"})
        VEGAN,
        @Synonyms({"celiac", "coeliac", "no gluten", "without gluten"})
        GLUTEN_FREE,
        @Synonyms({"no nuts", "without nuts", "nut allergy", "allergic to nuts"})
        NUT_FREE
    }

    record DietQuestion(@Parameter("The diet you ask about") Optional<Diet> diet) {}

    @Capability(
            intent = "Ask about dietary options",
            description = "Which dishes suit a diet or an allergy",
            examples = {"Do you have vegan options?", "What can I eat without gluten?", "I am allergic to nuts"},
            kind = INFORMATIONAL)
    Outcome dietaryOptions(DietQuestion question) {
        List<Diet> diets = question.diet().map(List::of).orElseGet(() -> List.of(Diet.values()));
        String answer = diets.stream()
                .map(diet -> "**" + words(diet) + "**: "
                        + menu.dishes().stream()
                                .filter(dish -> dish.suits(diet))
                                .map(Dish::name)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n\n"));
        return Outcome.answered(answer);
    }

    record MenuQuestion(
            @Parameter("The course you ask about") Optional<Course> course) {}

    @Capability(
            intent = "See the menu",
            description = "Our dishes and their prices",
            examples = {"What is on the menu?", "Show me the desserts", "How much is the risotto?"},
            kind = INFORMATIONAL)
    Outcome menu(MenuQuestion question) {
        Stream<Course> courses = question.course().map(Stream::of).orElseGet(() -> Stream.of(Course.values()));
        String answer = courses.map(this::course).collect(Collectors.joining("\n\n"));
        return Outcome.answered(answer)
                .with(Map.of("@context", "https://schema.org", "@type", "Menu", "name", "Bella Cucina"));
    }

    private String course(Course course) {
        return "## " + words(course) + "\n\n| Dish | Description | Price |\n|---|---|---|\n"
                + menu.dishes().stream()
                        .filter(dish -> dish.course() == course)
                        .map(dish -> "| " + dish.name() + " | " + dish.description() + " | $" + dish.price() + " |")
                        .collect(Collectors.joining("\n"));
    }

    record HoursQuestion(@Parameter("The day you ask about") Optional<LocalDate> date) {}

    @Capability(
            intent = "Ask for opening hours",
            description = "When we are open",
            examples = {
                "When are you open?",
                "What are your opening hours on Sunday?",
                "Are you open on Mondays?",
                "What time do you close?"
            },
            kind = INFORMATIONAL)
    Outcome openingHours(HoursQuestion question) {
        return Outcome.answered(question.date().map(this::day).orElseGet(this::week));
    }

    private String day(LocalDate date) {
        List<Service> services = hours.on(date);
        return services.isEmpty()
                ? "We are closed on **" + Words.day(date) + "**."
                : "On **" + Words.day(date) + "** we are open for " + times(services) + ".";
    }

    private String week() {
        Map<DayOfWeek, List<Service>> byDay = hours.all().stream().collect(Collectors.groupingBy(Service::weekday));
        return "| Day | Open |\n|---|---|\n"
                + Stream.of(DayOfWeek.values())
                        .map(day -> "| " + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " | "
                                + (byDay.containsKey(day) ? times(byDay.get(day)) : "closed") + " |")
                        .collect(Collectors.joining("\n"));
    }

    private static String times(List<Service> services) {
        return services.stream()
                .map(service -> service.name().toLowerCase(Locale.ENGLISH) + " " + Words.time(service.opens()) + " to "
                        + Words.time(service.closes()) + " (last seating " + Words.time(service.lastSeating()) + ")")
                .collect(Collectors.joining(" and "));
    }

    private static String words(Enum<?> value) {
        String lower = value.name().toLowerCase(Locale.ENGLISH).replace('_', '-');
        return lower.substring(0, 1).toUpperCase(Locale.ENGLISH) + lower.substring(1);
    }
}
