package io.leanq.embedded.json;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path finds in a document. In lax mode a text that is no JSON, and a place that does not exist, is nothing
 * found; in strict mode it is a failure, and so is a null. A text that is no path, and the document null, is a failure in both.
 *
 * @param item null for nothing found, and for JSON's null
 * @param failure null if there is none; the clause ON ERROR says what becomes of it
 */
record JsonLookup(
        boolean lax, @Nullable Object item, @Nullable JsonFailure failure) {

    /**
     * @param path null for NULL
     * @throws JsonFailure for what the clause ON ERROR does not cover: a form of paths that is not served, or an
     *     evaluation that takes too long
     */
    static JsonLookup of(String document, @Nullable String path) throws JsonFailure {
        if (path == null) {
            return failed(false, new JsonFailure("The JSON path is NULL", "22004"));
        }
        ParsedPath parsed = ParsedPath.of(path);
        Object root;
        try {
            root = RecentDocument.tree(document);
        } catch (IOException e) {
            return parsed.lax() ? new JsonLookup(true, null, null) : failed(false, JsonFailure.noJson());
        }
        if (root == null) {
            return failed(parsed.lax(), JsonFailure.nothingFound());
        }
        JsonPath compiled = parsed.path();
        return compiled == null ? failed(parsed.lax(), JsonFailure.noPath()) : evaluated(root, compiled, parsed.lax());
    }

    private static JsonLookup failed(boolean lax, JsonFailure failure) {
        return new JsonLookup(lax, null, failure);
    }

    private static JsonLookup evaluated(Object root, JsonPath path, boolean lax) throws JsonFailure {
        DocumentReader reader = new DocumentReader(path.isDefinite() ? 0 : longestPlace(root));
        try {
            Object item = path.read(root, configuration(reader, lax));
            return item == null && !lax ? failed(false, JsonFailure.nothingFound()) : new JsonLookup(lax, item, null);
        } catch (RuntimeException e) {
            if (reader.isExhausted()) {
                throw JsonFailure.tooLong("A JSON path finds too much in too large a document");
            }
            return failed(lax, JsonFailure.noSuchPlace());
        } catch (StackOverflowError e) {
            throw JsonFailure.tooLong("A JSON path or document is nested too deep");
        }
    }

    private static Configuration configuration(DocumentReader reader, boolean lax) {
        Configuration.ConfigurationBuilder builder =
                Configuration.builder().jsonProvider(reader).mappingProvider(NoMapping.INSTANCE);
        return lax ? builder.options(Option.SUPPRESS_EXCEPTIONS).build() : builder.build();
    }

    /** The length of the longest path in the document, as json-path writes it: {@code ['key'][0]}. */
    private static long longestPlace(@Nullable Object value) {
        long longest = 0;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> member : map.entrySet()) {
                longest = Math.max(
                        longest, String.valueOf(member.getKey()).length() + 4 + longestPlace(member.getValue()));
            }
        } else if (value instanceof List<?> list) {
            for (Object element : list) {
                longest = Math.max(longest, 8 + longestPlace(element));
            }
        }
        return longest;
    }

    boolean isScalar() {
        return !(item instanceof Map) && !(item instanceof List);
    }

    /** What is found is taken as it is. Without this, json-path looks for a parser of its own. */
    private enum NoMapping implements MappingProvider {
        INSTANCE;

        @Override
        public <T> T map(Object source, Class<T> type, Configuration configuration) {
            throw new UnsupportedOperationException("what is found has no other type");
        }

        @Override
        public <T> T map(Object source, TypeRef<T> type, Configuration configuration) {
            throw new UnsupportedOperationException("what is found has no other type");
        }
    }
}
