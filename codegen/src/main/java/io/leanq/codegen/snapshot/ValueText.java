package io.leanq.codegen.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.leanq.LeanqException;
import io.leanq.type.Bytes;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Values of columns in a snapshot, as text from which the column's type makes an equal value. */
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

    /** @throws LeanqException if the text is no value of the type */
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
        return type.kind()
                .form()
                .parsed(type, node.textValue())
                .orElseThrow(() -> new LeanqException("a default in the snapshot is no value of " + type));
    }
}
