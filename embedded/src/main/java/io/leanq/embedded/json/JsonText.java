package io.leanq.embedded.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents between text and Java: maps, lists, texts, booleans, null, and numbers as {@code Integer}, {@code Long},
 * {@code BigInteger} or {@code Double}. The parser is Calcite's, with its limits: 1,000 levels, numbers of 1,000
 * digits. What follows the first value of a text is not read.
 */
final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    /** The most characters of a document. Its tree takes up to some 25 bytes for each. */
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private JsonText() {}

    /**
     * @throws IOException if the text is no JSON
     * @throws JsonFailure if the text is too long
     */
    static @Nullable Object parse(String text) throws IOException, JsonFailure {
        if (text.length() > MAX_LENGTH) {
            throw JsonFailure.tooLong("A JSON document has more than " + MAX_LENGTH + " characters");
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("no value");
            }
            return token.isScalarValue() ? scalar(parser, token) : tree(parser, token);
        }
    }

    /** An object or array that is read without recursion. */
    private static Object tree(JsonParser parser, JsonToken first) throws IOException {
        Object root = container(first);
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        Deque<String> names = new ArrayDeque<>();
        while (!open.isEmpty()) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the value does not end");
            }
            if (token == JsonToken.FIELD_NAME) {
                names.push(parser.currentName());
            } else if (token.isStructEnd()) {
                open.pop();
            } else if (token.isScalarValue()) {
                add(open.element(), names, scalar(parser, token));
            } else {
                Object inner = container(token);
                add(open.element(), names, inner);
                open.push(inner);
            }
        }
        return root;
    }

    private static Object container(JsonToken start) {
        return start == JsonToken.START_OBJECT ? new LinkedHashMap<String, Object>() : new ArrayList<Object>();
    }

    @SuppressWarnings("unchecked")
    private static void add(Object container, Deque<String> names, @Nullable Object value) {
        if (container instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(names.pop(), value);
        } else {
            ((List<@Nullable Object>) container).add(value);
        }
    }

    private static @Nullable Object scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    /**
     * The value as text without blanks.
     *
     * @throws IOException if the value has more levels than the limit
     */
    static String write(@Nullable Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(value, out);
        }
        return text.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.writeFieldName((String) member.getKey());
                write(member.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, out);
            }
            out.writeEndArray();
        } else {
            writeScalar(value, out);
        }
    }

    private static void writeScalar(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Double number) {
            out.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            out.writeNumber(number);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else {
            out.writeNull();
        }
    }
}
