package io.leanq.schema;

import io.leanq.catalog.Catalog;
import io.leanq.catalog.Catalog.ColumnFound;
import io.leanq.catalog.DefaultText.Meaning;
import io.leanq.catalog.Facet;
import io.leanq.catalog.FoundFilling;
import io.leanq.evolve.Tolerance;
import io.leanq.tree.ColumnFilling;
import io.leanq.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares columns of a table or view, facet by facet, and collects the differences. Used by one thread. */
final class ColumnComparison {
    private final Catalog catalog;
    private final Set<Tolerance> tolerances;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<Facet> notSeen;

    /** @param notSeen receives the facets that the catalog does not show for this table */
    ColumnComparison(Catalog catalog, Set<Facet> notSeen, Set<Tolerance> tolerances) {
        this.tolerances = tolerances;
        this.catalog = catalog;
        this.notSeen = notSeen;
    }

    List<Difference> differences() {
        return differences;
    }

    void differ(String object, Facet facet, Object expected, Object actual) {
        if (!catalog.notTold().contains(facet)) {
            differences.add(new Difference(object, facet, expected.toString(), actual.toString()));
        }
    }

    void type(String name, SqlType expected, ColumnFound column) {
        boolean wider = column.type().isPresent()
                && column.lengthTold()
                && Tolerance.isWider(expected, column.type().get());
        if (wider && tolerances.contains(Tolerance.WIDER_TYPES)) {
            return;
        }
        if (column.type().isEmpty() || !expected.sameKind(column.type().get())) {
            differ(
                    name,
                    Facet.TYPE,
                    expected,
                    column.type().map(Object::toString).orElse(column.typeName()));
        } else if (!column.lengthTold() || expected.lacksLength()) {
            notSeen.add(Facet.LENGTH);
        } else if (!expected.equals(expected.withoutLength()) || expected instanceof SqlType.Decimal) {
            // A type that is written without a length has the length that the database chooses, which is not compared.
            if (!expected.equals(column.type().get())) {
                differ(name, Facet.LENGTH, expected, column.type().get());
            }
        }
    }

    void nullability(String name, boolean nullable, ColumnFound column) {
        if (column.nullable() != nullable) {
            differ(name, Facet.NULLABILITY, nullable ? "NULL" : "NOT NULL", column.nullable() ? "NULL" : "NOT NULL");
        }
    }

    void filling(String name, ColumnDefinition column, ColumnFound there) {
        FoundFilling found = FoundFilling.of(there);
        boolean counted = there.filling().identity();
        if (found.isOddIdentity()) {
            notSeen.add(Facet.IDENTITY);
        } else if (column.isIdentity() != counted) {
            differ(name, Facet.IDENTITY, column.isIdentity() ? "identity" : "none", counted ? "identity" : "none");
        } else if (found.meaning() instanceof Meaning.NotUnderstood) {
            notSeen.add(Facet.DEFAULT);
        } else if (!counted && !isSame(column, found.meaning())) {
            differ(name, Facet.DEFAULT, describe(column), describe(found.meaning()));
        }
    }

    private boolean isSame(ColumnDefinition column, Meaning found) {
        Optional<Sequence> sequence = column.sequence();
        if (sequence.isPresent()) {
            // The sequence of a column is a rule of the model: the database need not have it as a default.
            return found instanceof Meaning.Nothing
                    || found instanceof Meaning.Next next && isSame(sequence.get(), next);
        }
        if (column.filling().isEmpty()) {
            return found instanceof Meaning.Nothing;
        }
        return found instanceof Meaning.Filled filled && column.filling().get().means(filled.filling());
    }

    private boolean isSame(Sequence expected, Meaning.Next found) {
        // The case of an unquoted name is unknown, so case is ignored.
        return expected.name().name().equalsIgnoreCase(found.sequence().name())
                && (expected.name().schema().isEmpty()
                        ? found.sequence().schema().map(catalog::isDefault).orElse(true)
                        : found.sequence()
                                .schema()
                                .map(expected.name().schema().get()::equalsIgnoreCase)
                                .orElse(true));
    }

    private static String describe(ColumnDefinition column) {
        return column.sequence()
                .map(sequence -> "NEXT VALUE FOR " + sequence)
                .orElseGet(
                        () -> column.filling().map(ColumnComparison::describe).orElse("none"));
    }

    private static String describe(Meaning meaning) {
        if (meaning instanceof Meaning.Next next) {
            return "NEXT VALUE FOR " + next.sequence();
        }
        return meaning instanceof Meaning.Filled filled ? describe(filled.filling()) : "none";
    }

    private static String describe(ColumnFilling filling) {
        if (filling instanceof ColumnFilling.Value value) {
            Object literal = value.literal().value();
            return literal instanceof String text ? "'" + text + "'" : String.valueOf(literal);
        }
        return filling.toString();
    }
}
