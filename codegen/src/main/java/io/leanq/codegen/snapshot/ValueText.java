package io.leanq.codegen.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leanq.LeanqException;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Values of columns in a snapshot: text, from which the column's type makes the very value again. */
final class ValueText {

    private ValueText() {}

    static JsonNode of(Object value) {
        if (value instanceof List<?> list) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> all.add(of(element)));
            return all;
        }
        return TextNode.valueOf(
                value instanceof Bytes bytes ? HexFormat.of().formatHex(bytes.toArray()) : value.toString());
    }

    /** @throws LeanqException if it is no value of the type */
    static Object parse(SqlType type, JsonNode node) {
        boolean array = type instanceof SqlType.Array;
        if (array ? !node.isArray() : !node.isTextual()) {
            throw new LeanqException("a default in the snapshot is no value of " + type + ": expected "
                    + (array ? "a list" : "text in quotes") + ", found " + node.getNodeType());
        }
        if (type instanceof SqlType.Array of) {
            List<Object> all = new ArrayList<>();
            node.forEach(element -> all.add(parse(of.element(), element)));
            return List.copyOf(all);
        }
        try {
            return parse(type, node.textValue());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new LeanqException("a default in the snapshot is no value of " + type, e);
        }
    }

    private static Object parse(SqlType type, String text) {
        Class<?> wanted = type.valueClass();
        if (wanted == String.class) {
            return text;
        }
        if (wanted == Bytes.class) {
            return Bytes.of(HexFormat.of().parseHex(text));
        }
        if (wanted == BigDecimal.class) {
            return new BigDecimal(text);
        }
        return switch ((SqlType.Simple) type) {
            case BOOLEAN -> truth(text);
            case TINYINT -> Byte.valueOf(text);
            case SMALLINT -> Short.valueOf(text);
            case INTEGER -> Integer.valueOf(text);
            case BIGINT -> Long.valueOf(text);
            case REAL -> Float.valueOf(text);
            case FLOAT, DOUBLE -> Double.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case CLOB, BLOB -> throw new IllegalArgumentException("handled above");
        };
    }

    /** {@code Boolean.valueOf} takes whatever it does not know for false. */
    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }
}
