package io.leanq.embedded.json;

import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A document as json-path reads it, for one evaluation, whose steps are counted. An evaluation that takes too many, or
 * that writes too long a list of places, is ended: of a document with long keys, or with a path of many wildcards, it
 * would take minutes and all memory.
 */
final class DocumentReader extends AbstractJsonProvider {
    /** The steps of one evaluation, each with the characters that it keeps. About a second. */
    private static final long MAX_STEPS = 20_000_000;

    /** The characters that json-path copies in the time of a step. */
    private static final int COPIED = 32;

    private final long costOfStep;
    private long steps;

    /** @param longestPlace the length of the longest path in the document, which json-path writes down in each step */
    DocumentReader(long longestPlace) {
        this.costOfStep = 1 + longestPlace / COPIED;
    }

    boolean isExhausted() {
        return steps > MAX_STEPS;
    }

    private void count(long cost) {
        steps += cost;
        if (isExhausted()) {
            throw new JsonPathException("too many steps");
        }
    }

    @Override
    public boolean isMap(Object value) {
        count(costOfStep);
        return super.isMap(value);
    }

    @Override
    public boolean isArray(Object value) {
        count(costOfStep);
        return super.isArray(value);
    }

    @Override
    public Object getMapValue(Object map, String key) {
        count(costOfStep);
        return super.getMapValue(map, key);
    }

    @Override
    public Object getArrayIndex(Object array, int index) {
        count(costOfStep);
        return super.getArrayIndex(array, index);
    }

    @Override
    public Collection<String> getPropertyKeys(Object map) {
        count(costOfStep);
        return super.getPropertyKeys(map);
    }

    @Override
    public void setArrayIndex(Object array, int index, @Nullable Object value) {
        count(value instanceof String text ? text.length() : 1);
        super.setArrayIndex(array, index, value);
    }

    @Override
    public void setProperty(Object map, Object key, @Nullable Object value) {
        count(1);
        super.setProperty(map, key, value);
    }

    @Override
    public Object createArray() {
        return new ArrayList<>();
    }

    @Override
    public Object createMap() {
        return new LinkedHashMap<String, Object>();
    }

    @Override
    public Object parse(String json) {
        throw new UnsupportedOperationException("a path has no document of its own");
    }

    @Override
    public Object parse(InputStream json, String charset) {
        throw new UnsupportedOperationException("a path has no document of its own");
    }

    @Override
    public String toJson(Object value) {
        throw new UnsupportedOperationException("a path writes no document");
    }
}
