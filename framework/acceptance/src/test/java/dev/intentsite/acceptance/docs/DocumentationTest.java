package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.llm.LanguageModelBuilder;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.site.SiteBuilder;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pages and code say the same. */
class DocumentationTest {
    private static final String SAMPLES = "framework/acceptance/src/test/java/dev/intentsite/acceptance/docs/";

    private static List<Sample> samples() {
        return Tree.pages().stream().flatMap(page -> Sample.of(page).stream()).toList();
    }

    @Test
    void everyBlockOfJavaIsAPieceOfCodeThatRuns() {
        assertThat(samples()).isNotEmpty().allSatisfy(sample -> {
            assertThat(sample.source())
                    .as("%s needs a line <!-- from path#tag --> before it", sample.place())
                    .startsWith(SAMPLES);
            assertThat(sample.code()).as(sample.place()).isEqualTo(sample.tagged());
        });
    }

    @Test
    void everyTaggedPieceIsShownSomewhere() {
        Set<String> shown = samples().stream().map(Sample::source).collect(Collectors.toSet());
        Pattern tag = Pattern.compile("\\s*// tag::([a-z-]+)\\[\\]");

        Set<String> hidden = new TreeSet<>();
        for (Path file : Tree.files(Tree.root().resolve(SAMPLES))) {
            Tree.text(file).stream()
                    .map(tag::matcher)
                    .filter(found -> found.matches())
                    .map(found -> SAMPLES + file.getFileName() + "#" + found.group(1))
                    .filter(source -> !shown.contains(source))
                    .forEach(hidden::add);
        }

        assertThat(hidden).isEmpty();
    }

    @Test
    void everyLinkWithinTheRepositoryLeadsSomewhere() {
        assertThat(Tree.pages()).flatMap(Links::broken).isEmpty();
    }

    @Test
    void noFileNamesAMachinesPathsOrARegistrysHost() {
        // In pieces, so that this file does not name them either.
        Pattern unwanted = Pattern.compile(String.join(
                "|",
                "(?<![\\w.~])/(" + "home|root|Users|work|tmp)/",
                "[A-Z]:\\\\" + "Users",
                "repo1?\\." + "maven",
                "maven\\.org" + "/maven2",
                "registry\\." + "npmjs",
                "arti" + "factory\\.",
                "ne" + "xus\\.",
                "pypi\\." + "org"));
        List<String> found = new ArrayList<>();
        for (Path file : Tree.files(Tree.root())) {
            List<String> lines = Tree.lines(file).orElse(List.of());
            for (int i = 0; i < lines.size(); i++) {
                if (unwanted.matcher(lines.get(i)).find()) {
                    found.add(Tree.root().relativize(file) + ":" + (i + 1) + " "
                            + lines.get(i).strip());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void theTableOfErrorsIsThatOfTheCode() {
        List<String> documented = Tables.rows("docs/protocol.md", "errors").stream()
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorStatus.values())
                        .map(status -> status.wire() + " " + status.http() + " " + (status.retriable() ? "yes" : "no"))
                        .toList());
    }

    @Test
    void theTableOfTypesHoldsWhatTheCodeReads() {
        assertThat(Tables.rows("docs/guide.md", "types")).allSatisfy(row -> {
            for (String name : row.get(0).split(", ")) {
                assertThat(ValueTypes.standard().forJavaType(javaType(name)))
                        .as(name)
                        .hasValueSatisfying(type -> assertThat(row.get(1)).contains(type.wire()));
            }
        });
    }

    private static Class<?> javaType(String name) {
        for (String place :
                List.of("java.lang.", "java.time.", "java.math.", "java.net.", "dev.intentsite.protocol.value.")) {
            try {
                return Class.forName(place + name);
            } catch (ClassNotFoundException e) {
                // It is in another package.
            }
        }
        return switch (name) {
            case "int" -> int.class;
            case "long" -> long.class;
            case "double" -> double.class;
            case "boolean" -> boolean.class;
            case "an enum" -> java.time.DayOfWeek.class;
            default -> throw new AssertionError("docs/guide.md names the type " + name + ", which is nowhere");
        };
    }

    @Test
    void theBomThatTheReadmeImportsHoldsEveryModule() {
        Pattern module = Pattern.compile(".*<artifactId>(intentsite-[a-z-]+)</artifactId><version>.*");

        List<String> inTheParent = modules("pom.xml", module);

        assertThat(inTheParent).hasSizeGreaterThan(5);
        assertThat(modules("bom/pom.xml", module)).containsExactlyElementsOf(inTheParent);
    }

    @Test
    void everyModuleIsExplained() {
        Pattern module = Pattern.compile("\\s*<module>(.*)</module>");
        List<String> modules = modules("pom.xml", module);
        String contributing = String.join("\n", Tree.text(Tree.root().resolve("CONTRIBUTING.md")));
        String house = String.join("\n", Tree.text(Tree.root().resolve("docs/architecture.md")));

        assertThat(modules).contains("framework/redis").allSatisfy(name -> {
            assertThat(contributing).contains("[" + name + "](" + name + ")");
            if (name.startsWith("framework/")) {
                assertThat(house).contains("`" + name.substring("framework/".length()) + "`");
            }
        });
    }

    private static List<String> modules(String pom, Pattern module) {
        return Tree.text(Tree.root().resolve(pom)).stream()
                .map(module::matcher)
                .filter(found -> found.matches())
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void everySettingIsInTheGuide() {
        String guide = String.join("\n", Tree.text(Tree.root().resolve("docs/guide.md")));

        for (Class<?> builder : List.of(
                SiteBuilder.class,
                HttpSettings.Builder.class,
                IntentServer.Builder.class,
                LanguageModelBuilder.class)) {
            assertThat(Arrays.stream(builder.getDeclaredMethods())
                            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                            .map(method -> method.getName())
                            .distinct())
                    .as(builder.getSimpleName())
                    .allSatisfy(name -> assertThat(guide).contains("`" + name));
        }
    }
}
