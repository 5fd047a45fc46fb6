package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/deploy.md gives to others is well-formed, and sets what the program reads. */
class DeployTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> ELSEWHERE = Set.of("POSTGRES_PASSWORD", "POSTGRES_USER", "POSTGRES_DB");

    @Test
    void theManifestHoldsThreeNodesAndWhatTheyNeed() throws IOException {
        List<JsonNode> parts = documents("deploy/kubernetes.yaml");

        assertThat(parts).allSatisfy(part -> {
            assertThat(part.path("apiVersion").isTextual()).isTrue();
            assertThat(part.at("/metadata/namespace").asText()).isEqualTo("bella-cucina");
        });
        assertThat(parts.stream()
                        .map(part -> part.path("kind").asText() + " "
                                + part.at("/metadata/name").asText()))
                .contains(
                        "Deployment bella-cucina",
                        "Service bella-cucina",
                        "StatefulSet postgres",
                        "Service postgres",
                        "Deployment redis",
                        "Service redis");
        assertThat(parts.get(0).at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(read()).containsAll(names(parts.get(0)));
    }

    @Test
    void theCompositionHoldsThreeNodesAndWhatTheyNeed() throws IOException {
        JsonNode composition = documents("deploy/compose.yaml").get(0);
        JsonNode services = composition.path("services");

        assertThat(services.fieldNames())
                .toIterable()
                .contains("node1", "node2", "node3", "balancer", "postgres", "redis");
        Set<String> names = new TreeSet<>();
        // The nodes are aliases of it, which this parser leaves as they are.
        composition.path("x-node").path("environment").fieldNames().forEachRemaining(names::add);
        assertThat(names).contains("LEDGER", "REDIS", "ORIGIN");
        assertThat(read()).containsAll(names);
    }

    @Test
    void theUnitSetsWhatTheProgramReads() {
        Pattern environment = Pattern.compile("Environment=([A-Z_]+)=.*");
        Set<String> names = new TreeSet<>();
        Tree.text(Tree.root().resolve("deploy/bella-cucina.service")).forEach(line -> {
            Matcher set = environment.matcher(line);
            if (set.matches()) {
                names.add(set.group(1));
            }
        });

        assertThat(names).contains("ORIGIN", "BELLA_DATA");
        assertThat(read()).containsAll(names);
    }

    @Test
    void theTableNamesEveryVariable() {
        String page = String.join("\n", Tree.text(Tree.root().resolve("docs/deploy.md")));

        assertThat(read()).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    /** The variables that the program reads. */
    private static Set<String> read() {
        Pattern variable = Pattern.compile("getenv\\(\"([A-Z_]+)\"\\)");
        Set<String> names = new TreeSet<>();
        Tree.text(Tree.root()
                        .resolve("sample-restaurant/src/main/java/dev/intentsite/sample/restaurant/BellaCucina.java"))
                .forEach(line -> variable.matcher(line).results().forEach(found -> names.add(found.group(1))));
        assertThat(names).contains("PORT");
        return names;
    }

    private static Set<String> names(JsonNode deployment) {
        Set<String> names = new TreeSet<>();
        deployment
                .at("/spec/template/spec/containers/0/env")
                .forEach(variable -> names.add(variable.path("name").asText()));
        assertThat(names).contains("LEDGER", "REDIS", "ORIGIN");
        names.removeAll(ELSEWHERE);
        return names;
    }

    private static List<JsonNode> documents(String file) throws IOException {
        try (MappingIterator<JsonNode> parts = YAML.readerFor(JsonNode.class)
                .readValues(Tree.root().resolve(file).toFile())) {
            return new ArrayList<>(parts.readAll());
        }
    }
}
