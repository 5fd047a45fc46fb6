package dev.intentsite.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'string'} | 1 | is a number; text is expected",
                "{'type':'string'} | null | is null; text is expected",
                "{'type':'string'} | {} | is an object; text is expected",
                "{'type':'integer'} | 1.5 | is a number; a whole number is expected",
                "{'type':'number'} | true | is true or false; a number is expected",
                "{'type':['boolean','array']} | 'x' | is text; true or false or a list is expected",
                "{'type':'string','enum':['a','b']} | 'c' | has to be one of a, b",
                "{'type':'string','enum':['a','b']} | 5 | is a number; text is expected",
                "{'enum':[1,null]} | 2 | has to be one of 1, null",
                "{'const':'x'} | 'y' | has to be x",
                "{'minLength':2} | 'a' | has 1 character; at least 2 are expected",
                "{'minLength':1} | '' | has 0 characters; at least 1 is expected",
                "{'maxLength':1} | 'ab' | has 2 characters; at most 1 is allowed",
                "{'maxLength':2,'pattern':'^a+$'} | 'bbb' | has 3 characters; at most 2 are allowed",
                "{'pattern':'^[a-z]+$','description':'A name.'} | 'A' | has to match the pattern ^[a-z]+$",
                "{'minItems':1} | [] | has 0 items; at least 1 is expected",
                "{'maxItems':1} | [1,2] | has 2 items; at most 1 is allowed",
                "{'uniqueItems':true} | [1,1] | holds the same item twice",
                "{'contains':{'type':'string'}} | [1] | does not hold the items that are expected",
                "{'minProperties':1} | {} | has 0 members; at least 1 is expected",
                "{'maxProperties':1} | {'a':1,'b':2} | has 2 members; at most 1 is allowed",
                "{'minimum':1} | 0 | has to be at least 1",
                "{'maximum':20} | 21 | has to be at most 20",
                "{'exclusiveMinimum':0} | 0 | has to be more than 0",
                "{'exclusiveMaximum':0} | 0 | has to be less than 0",
                "{'multipleOf':5} | 7 | has to be a multiple of 5",
                "{'format':'date'} | '2026-02-30' | has to be a date such as 2026-03-08",
                "{'format':'email'} | 'x' | has to be an e-mail address such as name@example.org",
                "{'format':'uri'} | 'x y' | has to be a URL such as https://example.org/page",
                "{'format':'uuid'} | 'x' | has to be a UUID",
                "{'not':{'type':'string'}} | 'x' | is not allowed here",
                "{'anyOf':[{'type':'string'},{'minimum':5}]} | 1 | does not fit the forms that are allowed",
                "{'oneOf':[{'type':'string'},{'type':'array','maxItems':1}]} | [1,2] | does not fit the forms that are allowed",
                "{'allOf':[{'type':'string'},{'type':'string','minLength':2}]} | 1 | is a number; text is expected",
            })
    void saysInPlainWordsWhatIsWrongOnce(String schema, String value, String message) {
        assertThat(schema(schema).faults(json(value))).containsExactly(new Fault("", message));
    }

    @Test
    void pointsAtMissingAndSuperfluousMembersAsThemselves() {
        JsonSchema schema = schema(
                "{'type':'object','required':['a/b','m~n'],'properties':{'a/b':{'type':'integer'},'m~n':true,'x':true},"
                        + "'additionalProperties':false}");

        assertThat(schema.faults(json("{'y':1,'x':1}")))
                .containsExactly(
                        new Fault("/y", "is not allowed here"),
                        new Fault("/a~1b", "is missing; it is a whole number"),
                        new Fault("/m~0n", "is missing"));
    }

    @Test
    void listsFaultsInDocumentOrder() {
        JsonSchema schema =
                schema("{'properties':{'a':{'items':{'type':'integer'}},'b':{'type':'string'}},'required':['z']}");

        assertThat(schema.faults(json("{'b':1,'a':[1,'x',2,'y','z','w','v','u','t','s','r','q']}")))
                .extracting(Fault::pointer)
                .containsExactly(
                        "/b", "/a/1", "/a/3", "/a/4", "/a/5", "/a/6", "/a/7", "/a/8", "/a/9", "/a/10", "/a/11", "/z");
    }

    @Test
    void aValueThatFitsNoFormIsOneFaultAtThatValue() {
        JsonSchema schema = schema(
                "{'properties':{'anyOf':{'items':{'oneOf':[{'type':'object','properties':{'x':{'type':'string'}},"
                        + "'required':['x']},{'type':'string'}]}}}}");

        assertThat(schema.faults(json("{'anyOf':['a',{'x':1},5]}")))
                .containsExactly(
                        new Fault("/anyOf/1", "does not fit the forms that are allowed"),
                        new Fault("/anyOf/2", "does not fit the forms that are allowed"));
    }

    @Test
    void countsCodePoints() {
        JsonSchema schema = schema("{'minLength':2,'maxLength':3}");

        assertThat(schema.faults(TextNode.valueOf("😀😀😀"))).isEmpty();
        assertThat(schema.faults(TextNode.valueOf("😀")))
                .containsExactly(new Fault("", "has 1 character; at least 2 are expected"));
    }

    @Test
    void aLineFeedAtTheEndIsPartOfTheText() {
        assertThat(schema("{'pattern':'^[a-z]+$'}").faults(TextNode.valueOf("abc\n")))
                .hasSize(1);
    }

    @Test
    void aPatternThatCannotBeFinishedDoesNotFit() {
        JsonSchema schema = schema("{'pattern':'^(a|b|[c])*$'}");

        assertThat(schema.faults(TextNode.valueOf("ab"))).isEmpty();
        assertThat(schema.faults(TextNode.valueOf("ab".repeat(500_000)))).hasSize(1);
    }

    @Test
    void manyFaultsAreListedInTime() {
        JsonSchema schema = schema("{'additionalProperties':{'type':'string'}}");
        ObjectNode many = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 50_000; i++) {
            many.put("m" + i, i);
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(schema.faults(many)).hasSize(50_000));
    }

    @Test
    void nothingOfTheValueIsRepeated() {
        assertThat(schema("{'enum':['a'],'pattern':'^a$','format':'email'}").faults(TextNode.valueOf("<script>")))
                .allSatisfy(fault -> assertThat(fault.message()).doesNotContain("script"));
    }

    @Test
    void laterChangesToTheTreeDoNotMatter() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("type", "string");
        JsonSchema schema = JsonSchema.of(tree);
        tree.put("type", "integer");

        assertThat(schema.faults(TextNode.valueOf("x"))).isEmpty();
    }

    @Test
    void twoSchemasOfOneIdAreApart() {
        JsonSchema one = schema("{'$id':'https://x.example/s','type':'string'}");
        JsonSchema other = schema("{'$id':'https://x.example/s','type':'integer'}");

        assertThat(one.faults(json("'x'"))).isEmpty();
        assertThat(other.faults(json("'x'"))).isEqualTo(List.of(new Fault("", "is text; a whole number is expected")));
    }

    @Test
    void mayReferToThePublishedSchemas() {
        JsonSchema schema = schema("{'$ref':'https://intentsite.dev/schema/1.0/manifest.schema.json#/$defs/name'}");

        assertThat(schema.faults(json("'party_size'"))).isEmpty();
        assertThat(schema.faults(json("'Party size'"))).hasSize(1);
    }

    @Test
    void nothingIsFetched() {
        assertThatThrownBy(() -> schema("{'$ref':'http://127.0.0.1:9/never.json'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no JSON Schema that can be used: ");
    }

    @Test
    void refusesWhatIsNoSchema() {
        assertThatThrownBy(() -> schema("{'pattern':'['}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> schema("{'type':'text'}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no JSON Schema that can be used: /type does not fit the forms that are allowed");
    }

    private static JsonSchema schema(String json) {
        return JsonSchema.of((ObjectNode) json(json));
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
