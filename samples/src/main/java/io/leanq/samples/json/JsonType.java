package io.leanq.samples.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leanq.LeanqException;
import io.leanq.query.PlainType;
import io.leanq.query.TextType;

/** Makes column types whose values are stored as JSON text. No message shows the text or the value. */
public final class JsonType {
    private final ObjectMapper mapper;

    public JsonType(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param text the type of the column that stores the JSON, a VARCHAR or CLOB */
    public <V> PlainType<V> of(TextType text, Class<V> valueClass) {
        return text.as(valueClass, json -> read(json, valueClass), this::write);
    }

    private <V> V read(String json, Class<V> valueClass) {
        try {
            V value = mapper.readValue(json, valueClass);
            if (value == null) {
                throw new LeanqException("the database has the JSON null, and not a " + valueClass.getName());
            }
            return value;
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the document, so only the failure's class is used.
            throw new LeanqException("the database has JSON that is no " + valueClass.getName() + ": "
                    + e.getClass().getSimpleName());
        }
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new LeanqException(
                    value.getClass().getName() + " cannot be written as JSON: " + e.getOriginalMessage());
        }
    }
}
