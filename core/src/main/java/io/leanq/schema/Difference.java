package io.leanq.schema;

/**
 * One thing in which the database is not what the classes say.
 *
 * @param object the table, column or index, as {@code students.name}
 * @param expected what the class says, in words or SQL
 * @param found what the database has
 */
public record Difference(String object, Facet facet, String expected, String found) {

    @Override
    public String toString() {
        return object + ": " + facet + " " + expected + " expected, " + found + " found";
    }
}
