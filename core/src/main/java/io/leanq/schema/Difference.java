package io.leanq.schema;

import io.leanq.catalog.Facet;

/**
 * One thing in which the database is not what the classes say.
 *
 * @param object the table, column or index, as {@code students.name}
 * @param expected what the class says, in words or SQL; {@code none} where it has nothing of the kind
 * @param found what the database has
 */
public record Difference(String object, Facet facet, String expected, String found) {
    /** Expected where the database has something that the class has not. */
    static final String NONE = "none";

    @Override
    public String toString() {
        if (expected.equals(NONE)) {
            return object + ": no " + facet + " expected, " + found + " found";
        }
        return object + ": " + facet + " " + expected + " expected, " + found + " found";
    }
}
