package io.leanq.schema;

import io.leanq.catalog.Facet;
import java.util.Optional;

/**
 * A property that the model does not have, since the catalog does not show it or shows it in a form that LeanQ does not
 * understand. Immutable.
 *
 * @param object the object with this property, as in {@code students.name} or {@code index ix_name};
 *     {@code every table} for all tables
 * @param facet the property
 * @param words describes what the model does not have, and why
 * @param column the column, if it is one that the model leaves out
 */
public record NotTold(String object, Facet facet, String words, Optional<LeftOutColumn> column) {
    /** The {@link #object} that stands for all tables. */
    static final String EVERY_TABLE = "every table";

    /** A property that is not a whole column. */
    public NotTold(String object, Facet facet, String words) {
        this(object, facet, words, Optional.empty());
    }

    @Override
    public String toString() {
        return object + ": " + facet + ": " + words;
    }
}
