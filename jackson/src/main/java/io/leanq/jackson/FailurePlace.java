package io.leanq.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

/**
 * Tells where a document failed, without Jackson's messages: those quote the document, and so may the exceptions of the
 * program's own classes. Of a path, only names of properties of Java classes are told: keys of maps and properties that
 * a class does not have are of the document.
 */
final class FailurePlace {
    private final ObjectMapper mapper;

    FailurePlace(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The failure, the property and the position. */
    String ofRead(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return ofWrite(failure)
                + (location == null ? "" : ", line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    /** The failure and the property. */
    String ofWrite(JsonProcessingException failure) {
        StringBuilder text = new StringBuilder(failure.getClass().getSimpleName());
        if (failure.getCause() != null) {
            text.append(" by ").append(failure.getCause().getClass().getName());
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            text.append(" at ");
            mapping.getPath().forEach(step -> append(step, text));
        }
        return text.toString();
    }

    private void append(JsonMappingException.Reference step, StringBuilder path) {
        if (step.getFieldName() == null) {
            path.append('[').append(step.getIndex()).append(']');
            return;
        }
        Object from = step.getFrom();
        Class<?> owner = from instanceof Class<?> type ? type : from.getClass();
        path.append(path.charAt(path.length() - 1) == ' ' ? "" : ".")
                .append(hasProperty(owner, step.getFieldName()) ? step.getFieldName() : "…");
    }

    private boolean hasProperty(Class<?> owner, String name) {
        JavaType type = mapper.constructType(owner);
        return !type.isContainerType()
                && mapper.getDeserializationConfig().introspect(type).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .anyMatch(name::equals);
    }
}
