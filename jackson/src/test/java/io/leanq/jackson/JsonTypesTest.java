package io.leanq.jackson;

import static io.leanq.query.DataType.CLOB;
import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.leanq.InvalidDefinition;
import io.leanq.LeanqException;
import io.leanq.query.PlainType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents become values and the other way, by the default settings and by others; failures show no content. */
class JsonTypesTest {
    private static final JsonTypes JSON = new JsonTypes();

    enum Size {
        SMALL,
        LARGE
    }

    record Part(
            String code, int count, boolean spare, @Nullable Size size) {}

    record Times(LocalDate day, Instant at, OffsetDateTime local, Duration lasts) {}

    record Box(String label, List<Part> parts) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Secret(String text) {
        Secret {
            if (text.startsWith("s3cret")) {
                throw new IllegalStateException(text);
            }
        }
    }

    record Nothing(@JsonValue @Nullable String text) {}

    private final PlainType<Part> part = JSON.of(VARCHAR, Part.class);

    private static <V> void roundTrips(PlainType<V> type, V value, String document) {
        assertThat(type.encode(value)).isEqualTo(document);
        assertThat(type.decode(document)).isEqualTo(value);
    }

    private static AbstractThrowableAssert<?, ?> reading(PlainType<?> type, String document) {
        return assertThatThrownBy(() -> type.decode(document))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void classesRecordsAndGenericTypesComeBack() throws Exception {
        roundTrips(
                part,
                new Part("a\"ü\n", 2, true, Size.LARGE),
                "{\"code\":\"a\\\"ü\\n\",\"count\":2,\"size\":\"LARGE\",\"spare\":true}");
        roundTrips(
                JSON.of(CLOB, new TypeReference<Map<String, List<Size>>>() {}),
                Map.of("x", List.of(Size.SMALL)),
                "{\"x\":[\"SMALL\"]}");
        roundTrips(
                JSON.of(VARCHAR, JsonNode.class),
                new ObjectMapper().readTree("{\"a\":[1,null,{\"b\":true}]}"),
                "{\"a\":[1,null,{\"b\":true}]}");
        roundTrips(JSON.of(VARCHAR, String.class), "null", "\"null\"");
    }

    /** Without the type of the elements, Jackson would leave out their kinds, and could not read them again. */
    @Test
    void elementsOfAGenericTypeKeepTheirKind() {
        roundTrips(
                JSON.of(VARCHAR, new TypeReference<List<Shape>>() {}),
                List.of(new Circle(1), new Square(2)),
                "[{\"kind\":\"circle\",\"radius\":1},{\"kind\":\"JsonTypesTest$Square\",\"side\":2}]");
    }

    @Test
    void timesAreIsoTextsAndKeepTheirOffset() {
        roundTrips(
                JSON.of(VARCHAR, Times.class),
                new Times(
                        LocalDate.of(2026, 1, 31),
                        Instant.parse("2026-01-31T10:20:30.123456789Z"),
                        OffsetDateTime.parse("2026-01-31T10:20:30+05:30"),
                        Duration.ofMinutes(90)),
                "{\"at\":\"2026-01-31T10:20:30.123456789Z\",\"day\":\"2026-01-31\",\"lasts\":\"PT1H30M\","
                        + "\"local\":\"2026-01-31T10:20:30+05:30\"}");
    }

    @Test
    void equalValuesAreEqualTexts() {
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);
        assertThat(JSON.of(VARCHAR, new TypeReference<Map<String, Integer>>() {})
                        .encode(other))
                .isEqualTo("{\"a\":1,\"b\":2}");
        JsonNode tree = JsonNodeFactory.instance.objectNode().put("b", 2).put("a", 1);
        assertThat(JSON.of(VARCHAR, JsonNode.class).encode(tree)).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void fractionsOfTreesKeepAllDigits() {
        String document = "[0.1234567890123456789012345,1.10]";
        JsonNode tree = JSON.of(VARCHAR, JsonNode.class).decode(document);
        assertThat(tree.get(0).decimalValue()).isEqualTo(new BigDecimal("0.1234567890123456789012345"));
        assertThat(JSON.of(VARCHAR, JsonNode.class).encode(tree)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"code":"s3cret","count":1,"spare":true,"s3crets":1}     ; UnrecognizedPropertyException at …, line 1
            {"code":"s3cret","code":"s3cret","count":1,"spare":true} ; line 1, column
            {"code":"s3cret","count":null,"spare":true}              ; at count
            {"code":"s3cret","spare":true}                           ; MismatchedInputException at count
            {"code":"s3cret","count":7.5,"spare":true}               ; at count
            {"code":"s3cret","count":"7","spare":true}               ; MismatchedInputException at count
            {"code":"s3cret","count":7,"spare":"true"}               ; MismatchedInputException at spare
            {"code":"s3cret","count":7,"spare":true,"size":1}        ; InvalidFormatException at size
            {"code":"s3cret","count":7,"spare":true,"size":"s3cret"} ; InvalidFormatException at size
            {"code":"s3cret","count":7,"spare":true} s3cret          ; line 1, column 42
            {"code":"s3cret","count":                                ; line 1
            s3cret                                                   ; JsonParseException
            "s3cret"                                                 ; MismatchedInputException
            `` ; MismatchedInputException
            """)
    void documentThatIsNoValueIsRefusedWithoutItsContent(String document, String where) {
        reading(part, document).hasMessageContainingAll("no JSON document of " + Part.class.getName(), where);
    }

    @Test
    void placeOfAFailureHasPropertiesOfClassesOnly() {
        PlainType<Map<String, Box>> boxes = JSON.of(VARCHAR, new TypeReference<Map<String, Box>>() {});
        reading(boxes, "{\"s3cret\":{\"label\":\"s3cret\",\"parts\":[{\"count\":\"s3cret\"}]}}")
                .hasMessageContaining("MismatchedInputException at ….parts[0].count, line 1, column ");
        reading(JSON.of(VARCHAR, Secret.class), "{\"text\":\"s3cret\"}")
                .hasMessageContaining("ValueInstantiationException by java.lang.IllegalStateException");
    }

    @Test
    void textAfterTheDocumentIsRefusedByEveryMapper() {
        reading(new JsonTypes(new ObjectMapper()).of(VARCHAR, Part.class), "{\"code\":\"s3cret\"} {}")
                .hasMessageContaining("line 1");
        assertThat(part.decode("{\"code\":\"a\",\"count\":1,\"spare\":false}  "))
                .isEqualTo(new Part("a", 1, false, null));
    }

    @Test
    void jsonNullIsAValueOfTreesOnly() {
        roundTrips(JSON.of(VARCHAR, JsonNode.class), JsonNodeFactory.instance.nullNode(), "null");
        reading(part, "null").hasMessageContaining("the JSON null, which is no " + Part.class.getName());
        reading(JSON.of(VARCHAR, JsonNode.class), " ").hasMessageContaining("MismatchedInputException");
        reading(new JsonTypes(new ObjectMapper()).of(VARCHAR, JsonNode.class), "")
                .hasMessageContaining("JsonNode");
        assertThatThrownBy(() -> JSON.of(VARCHAR, Nothing.class).encode(new Nothing(null)))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("the JSON null");
        assertThatThrownBy(() -> JSON.of(VARCHAR, JsonNode.class).encode(MissingNode.getInstance()))
                .isInstanceOf(LeanqException.class);
    }

    @Test
    void valueThatCannotBeWrittenIsRefusedWithoutItsContent() {
        record Loud(String text) {
            @JsonValue
            String shown() {
                throw new IllegalStateException(text);
            }
        }
        record Holder(Loud inner) {}
        assertThatThrownBy(() -> JSON.of(VARCHAR, Holder.class).encode(new Holder(new Loud("s3cret"))))
                .isExactlyInstanceOf(LeanqException.class)
                .hasMessageContainingAll(Holder.class.getName(), "JsonMappingException", "at inner")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void programsMapperDecides() {
        ObjectMapper lenient = JsonTypes.defaults()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        PlainType<Part> type = new JsonTypes(lenient).of(VARCHAR, Part.class);
        lenient.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        assertThat(type.decode("{\"code\":\"a\",\"count\":1,\"spare\":false,\"newer\":1}"))
                .as("the settings of the moment in which the type was made")
                .isEqualTo(new Part("a", 1, false, null));
    }

    @Test
    void typeThatIsNotGivenIsRefused() {
        assertThatThrownBy(() -> new JsonTypes(null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("new JsonTypes()");
        assertThatThrownBy(() -> JSON.of(VARCHAR, (Class<Part>) null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("of(VARCHAR, null)");
        assertThatThrownBy(() -> JSON.of(VARCHAR, (TypeReference<Part>) null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("of(VARCHAR, null)");
        assertThatThrownBy(() -> JSON.of(null, Part.class))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("VARCHAR(1000)");
        assertThatThrownBy(() -> JSON.of(VARCHAR, int.class))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("wrapper class");
    }

    @Test
    void threadsShareOneType() {
        assertThat(IntStream.range(0, 2000).parallel().allMatch(i -> {
                    Part value = new Part("p" + i, i, i % 2 == 0, Size.SMALL);
                    return part.decode(part.encode(value)).equals(value);
                }))
                .isTrue();
    }
}
