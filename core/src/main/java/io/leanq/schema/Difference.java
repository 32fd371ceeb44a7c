package io.leanq.schema;

import io.leanq.catalog.Facet;

/**
 * One difference between the database and the classes. Immutable.
 *
 * @param object the table, column or index, as in {@code students.name}
 * @param facet what differs
 * @param expected the definition in the class, in words or SQL; {@code none} if the class has no such object
 * @param found the object in the database, in words or SQL
 */
public record Difference(String object, Facet facet, String expected, String found) {
    /** The value of {@code expected} for an object that only the database has. */
    static final String NONE = "none";

    @Override
    public String toString() {
        if (expected.equals(NONE)) {
            return object + ": no " + facet + " expected, " + found + " found";
        }
        return object + ": " + facet + " " + expected + " expected, " + found + " found";
    }
}
