package io.leanq.schema;

import io.leanq.catalog.Facet;

/**
 * Something that the catalog cannot tell, or tells in words that LeanQ does not understand, so that the model does not
 * have it.
 *
 * @param object what it is about, as {@code students.name} or {@code index ix_name}; {@code every table} if it is about
 *     all
 * @param words what is not in the model, and why
 */
public record NotTold(String object, Facet facet, String words) {

    @Override
    public String toString() {
        return object + ": " + facet + ": " + words;
    }
}
