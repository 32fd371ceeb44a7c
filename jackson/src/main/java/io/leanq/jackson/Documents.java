package io.leanq.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.leanq.LeanqException;
import org.jspecify.annotations.Nullable;

/** Reads and writes documents of one Java type. */
final class Documents<V> {
    private static final String NULL = "null";

    private final String name;
    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final FailurePlace place;

    /** The writer gets the whole type, since Jackson cannot see the arguments of a generic type in a value. */
    Documents(ObjectMapper mapper, JavaType type) {
        this.name = type.toCanonical();
        this.reader = mapper.readerFor(type).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.writer = mapper.writerFor(type);
        this.place = new FailurePlace(mapper);
    }

    V read(String json) {
        V value = parsed(json);
        if (value == null) {
            throw new LeanqException("the database has the JSON null, which is no " + name
                    + ": correct the row to NULL, or read JsonNode");
        }
        return value;
    }

    private @Nullable V parsed(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new LeanqException("the database has a text that is no JSON document of " + name + ": "
                    + place.ofRead(e) + "; correct the row, the class or the mapper");
        }
    }

    String written(V value) {
        String json;
        try {
            json = writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new LeanqException("a value of " + name + " is not written as JSON: " + place.ofWrite(e)
                    + "; correct the class or" + " the mapper");
        }
        if (isMissing(value) || json.equals(NULL) && parsed(NULL) == null) {
            throw new LeanqException(
                    "a value of " + name + " would be written as the JSON null, and not be read again: write null");
        }
        return json;
    }

    private static boolean isMissing(Object value) {
        return value instanceof TreeNode tree && tree.isMissingNode();
    }
}
