package dev.intentsite.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which room may know which, and what the house shows to the world. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/intentsite/acceptance/")
                    && !location.contains("/intentsite/ui/browser/")
                    && !location.contains("-tests.jar"))
            .importPackages("dev.intentsite");

    /** Each room and the rooms that it may know. */
    private static final Map<String, Set<String>> ROOMS = rooms();

    /** Types of other libraries that public signatures may name. */
    private static final List<String> SHOWN = List.of(
            "com.fasterxml.jackson.databind.JsonNode",
            "com.fasterxml.jackson.databind.node.ObjectNode",
            "io.javalin.plugin.Plugin",
            "io.javalin.config.JavalinState");

    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        rooms.put("schema", Set.of());
        rooms.put("protocol", Set.of("schema"));
        rooms.put("language", Set.of("schema", "protocol"));
        rooms.put("ledger", Set.of("schema", "protocol"));
        rooms.put("client", Set.of("schema", "protocol"));
        rooms.put("site", Set.of("schema", "protocol", "language", "ledger"));
        rooms.put("http", Set.of("schema", "protocol", "language", "ledger", "site"));
        rooms.put("redis", Set.of("schema", "protocol", "language", "ledger", "site"));
        rooms.put("llm", Set.of("schema", "protocol", "language", "ledger", "site"));
        rooms.put("ui", Set.of("schema", "protocol", "language", "ledger", "site", "http"));
        rooms.put("cli", Set.of("schema", "protocol", "language", "ledger", "client"));
        rooms.put("testkit", Set.of("schema", "protocol", "language", "ledger", "site", "client"));
        rooms.put("sample", Set.of("schema", "protocol", "language", "ledger", "site", "http", "redis", "ui"));
        return rooms;
    }

    @Test
    void importsRunOneWay() {
        ROOMS.forEach((room, known) -> {
            String[] others = ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !known.contains(other))
                    .map(other -> "dev.intentsite." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.intentsite." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(HOUSE);
        });
    }

    @Test
    void noRoomsKnowEachOther() {
        slices().matching("dev.intentsite.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void internalsStayAtHome() {
        for (String room : ROOMS.keySet()) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.intentsite." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.intentsite." + room + "..internal..")
                    .check(HOUSE);
        }
    }

    @Test
    void onlyHttpKnowsHttp() {
        noClasses()
                .that(resideInAnyPackage("dev.intentsite..")
                        .and(describe(
                                "are not in http",
                                type -> !type.getPackageName().startsWith("dev.intentsite.http"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(HOUSE);
    }

    @Test
    void thePackagesThatAreForUsersAreThese() {
        Set<String> packages = new TreeSet<>();
        HOUSE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getPackageName)
                .filter(name -> !name.contains(".internal") && !name.startsWith("dev.intentsite.sample"))
                .forEach(packages::add);
        assertThat(packages)
                .containsExactly(
                        "dev.intentsite.cli",
                        "dev.intentsite.cli.markdown",
                        "dev.intentsite.client",
                        "dev.intentsite.http",
                        "dev.intentsite.language",
                        "dev.intentsite.ledger",
                        "dev.intentsite.llm",
                        "dev.intentsite.protocol",
                        "dev.intentsite.protocol.attribution",
                        "dev.intentsite.protocol.value",
                        "dev.intentsite.redis",
                        "dev.intentsite.schema",
                        "dev.intentsite.site",
                        "dev.intentsite.testkit",
                        "dev.intentsite.ui");
    }

    @Test
    void publicSignaturesShowNoOtherLibrary() {
        List<String> leaks = new ArrayList<>();
        HOUSE.stream()
                .filter(ArchitectureTest::isForUsers)
                .forEach(type -> Stream.concat(type.getFields().stream(), type.getCodeUnits().stream())
                        .filter(ArchitectureTest::isForUsers)
                        .forEach(member -> shown(member)
                                .filter(name -> !isOurs(name) && !SHOWN.contains(name))
                                .forEach(name -> leaks.add(member.getFullName() + " shows " + name))));
        assertThat(leaks).isEmpty();
    }

    private static boolean isForUsers(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().contains(".internal")
                && !type.getPackageName().startsWith("dev.intentsite.sample")
                && !type.getPackageName().startsWith("dev.intentsite.cli")
                && type.getEnclosingClass().map(ArchitectureTest::isForUsers).orElse(true);
    }

    private static boolean isForUsers(JavaMember member) {
        return (member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static Stream<String> shown(JavaMember member) {
        return member instanceof JavaCodeUnit unit
                ? Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                        .map(type -> type.getBaseComponentType().getName())
                : Stream.empty();
    }

    private static boolean isOurs(String name) {
        return !name.contains(".")
                || name.startsWith("dev.intentsite.")
                || name.startsWith("java.")
                || name.startsWith("javax.");
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Base)(\\$.*)?")
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = HOUSE.stream()
                .map(JavaClass::getPackage)
                .filter(room -> room.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(room -> room.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void nothingIsPrintedButByTheCommandAndTheSample() {
        classes()
                .that()
                .resideInAnyPackage("dev.intentsite..")
                .and()
                .resideOutsideOfPackages("dev.intentsite.cli..", "dev.intentsite.sample..")
                .should(not(ACCESS_STANDARD_STREAMS))
                .check(HOUSE);
    }
}
