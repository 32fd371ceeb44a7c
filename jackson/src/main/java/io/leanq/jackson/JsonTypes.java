package io.leanq.jackson;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.leanq.InvalidDefinition;
import io.leanq.query.PlainType;
import io.leanq.query.TextType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Makes the types of text columns that hold one JSON document each:
 * {@code column("settings", JSON.of(VARCHAR(1000), Settings.class))}.
 *
 * <p>A document is converted when a statement is built and when a row is read. NULL of the database is null and no
 * document. JSON's null is a {@code NullNode} where the Java type is {@code JsonNode}; for another type that has no
 * value for it, it is refused when read and when written. Two documents are equal in a condition if their texts are.
 *
 * <p>A document that is no such value, and a value that cannot be written, is a {@link io.leanq.LeanqException}. It
 * names the Java type, the property and the position, and never holds a part of the document or of the value.
 *
 * <p>Immutable and thread-safe, as are the types that it makes. They keep the settings that the mapper has when a type
 * is made. A value that a statement has taken may be changed afterwards: the statement has the text.
 */
public final class JsonTypes {
    /** Types with a mapper of {@link #defaults()}, for code that needs no mapper of its own, as generated classes. */
    public static final JsonTypes STANDARD = new JsonTypes();

    private final ObjectMapper mapper;

    /** With a mapper of {@link #defaults()}. */
    public JsonTypes() {
        this(defaults().build());
    }

    /**
     * With the program's own mapper, which decides everything but one thing: what stands behind the document is
     * refused, since it would be lost.
     *
     * @throws InvalidDefinition if the mapper is null
     */
    public JsonTypes(ObjectMapper mapper) {
        if (mapper == null) {
            throw new InvalidDefinition("new JsonTypes(null): give a mapper, or take new JsonTypes()");
        }
        this.mapper = mapper;
    }

    /**
     * A builder of mappers with settings by which no value is changed in silence:
     *
     * <ul>
     *   <li>Dates, times and durations of java.time are ISO texts; an {@code OffsetDateTime} keeps its offset.
     *   <li>Refused are properties that the Java type does not have, a property that a document has twice, null or
     *       nothing for a primitive, a fraction for a whole number, a text for a number or boolean, and a number for an
     *       enum.
     *   <li>A number with a fraction in a {@code JsonNode} or {@code Object} is a {@code BigDecimal} of all its digits.
     *   <li>Properties, keys of maps and members of trees are written in the order of their names, so that equal values
     *       are equal texts. The elements of a {@code HashSet} have no such order.
     * </ul>
     *
     * Each call returns a new builder, which the program may change.
     */
    public static JsonMapper.Builder defaults() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    }

    /**
     * The type of documents of a class or record; {@code JsonNode.class} is any document, as a tree.
     *
     * @param text the type of the column, a VARCHAR or CLOB; a longer text is refused when the statement is run
     * @throws InvalidDefinition if an argument is null, or the class is primitive
     */
    public <V> PlainType<V> of(TextType text, Class<V> valueClass) {
        return make(text, valueClass);
    }

    /**
     * The type of documents of a generic type: {@code JSON.of(VARCHAR, new TypeReference<List<Tag>>() {})}. A record
     * that {@code RecordTable} matches with the column is compared by the class without its arguments.
     *
     * @param text the type of the column, a VARCHAR or CLOB; a longer text is refused when the statement is run
     * @throws InvalidDefinition if an argument is null
     */
    public <V> PlainType<V> of(TextType text, TypeReference<V> valueType) {
        return make(text, valueType == null ? null : valueType.getType());
    }

    @SuppressWarnings("unchecked") // the type's own class
    private <V> PlainType<V> make(TextType text, @Nullable Type valueType) {
        if (text == null) {
            throw new InvalidDefinition("of(null, …): give the column's type, such as VARCHAR(1000)");
        }
        if (valueType == null) {
            throw new InvalidDefinition("of(" + text + ", null): give the class of the documents");
        }
        JavaType type = mapper.constructType(valueType);
        if (type.isPrimitive()) {
            throw new InvalidDefinition(
                    "of(" + text + ", " + type.getRawClass() + "): a column can be null, so give its wrapper class");
        }
        Documents<V> documents = new Documents<>(mapper, type);
        return text.as((Class<V>) type.getRawClass(), documents::read, documents::written);
    }
}
