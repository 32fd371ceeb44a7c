package io.leanq.schema;

import io.leanq.catalog.Facet;

/**
 * A property that the model does not have, since the catalog does not show it or shows it in a form that LeanQ does not
 * understand. Immutable.
 *
 * @param object the object with this property, as in {@code students.name} or {@code index ix_name};
 *     {@code every table} for all tables
 * @param facet the property
 * @param words describes what the model does not have, and why
 */
public record NotTold(String object, Facet facet, String words) {
    /** The {@link #object} that stands for all tables. */
    static final String EVERY_TABLE = "every table";

    @Override
    public String toString() {
        return object + ": " + facet + ": " + words;
    }
}
