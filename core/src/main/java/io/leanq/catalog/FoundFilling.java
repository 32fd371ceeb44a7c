package io.leanq.catalog;

import io.leanq.catalog.Catalog.ColumnFound;
import io.leanq.catalog.DefaultText.Meaning;
import io.leanq.tree.ColumnFilling;
import io.leanq.type.SqlType;

/**
 * The meaning of a column's default in a catalog. Immutable.
 *
 * @param isComputed whether the database computes the column from other columns
 * @param isOddIdentity whether the column is an identity of a type other than BIGINT, which LeanQ's definitions cannot
 *     have
 */
public record FoundFilling(Meaning meaning, boolean isComputed, boolean isOddIdentity) {

    /** The type of a DECIMAL column whose digits the catalog does not contain: it holds every default. */
    private static final SqlType ANY_DECIMAL = new SqlType.Decimal(2_000, 1_000);

    /** The meaning of the column's default. */
    public static FoundFilling of(ColumnFound column) {
        Catalog.FillingFound found = column.filling();
        if (found.computed()) {
            return new FoundFilling(new Meaning.NotUnderstood(), true, false);
        }
        SqlType type = column.type().orElse(null);
        if (type instanceof SqlType.Decimal && !column.lengthTold()) {
            type = ANY_DECIMAL;
        }
        if (found.identity()) {
            return type == SqlType.Simple.BIGINT
                    ? new FoundFilling(new Meaning.Filled(new ColumnFilling.Identity(1, 1)), false, false)
                    : new FoundFilling(new Meaning.NotUnderstood(), false, true);
        }
        if (found.text().isEmpty()) {
            return new FoundFilling(new Meaning.Nothing(), false, false);
        }
        return new FoundFilling(
                type == null
                        ? new Meaning.NotUnderstood()
                        : DefaultText.of(found.text().get(), type),
                false,
                false);
    }
}
