package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.evolve.SchemaDiff;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import org.junit.jupiter.api.Test;

/** A unique constraint and a unique index of the same columns have one effect. */
class UniqueDiffTest {
    private static DynamicTable.Builder pupils() {
        return Table.named("pupils").column("id", INTEGER, primaryKey()).column("seat", INTEGER);
    }

    private static String diff(DynamicTable.Builder before, DynamicTable.Builder after) {
        return SchemaDiff.between(MetaData.of(before.build()), MetaData.of(after.build()))
                .toString();
    }

    @Test
    void newUniqueIndexStandsForTheConstraint() {
        assertThat(diff(pupils().unique("uq_seat", "seat"), pupils().uniqueIndex("ux_seat", "seat")))
                .isEqualTo("the schemas are equal");
    }

    @Test
    void uniqueIndexOfBothSidesStandsForNoConstraint() {
        assertThat(diff(
                        pupils().unique("uq_seat", "seat").uniqueIndex("ux_seat", "seat"),
                        pupils().uniqueIndex("ux_seat", "seat")))
                .isEqualTo("drop from pupils unique constraint uq_seat on [seat]");
        assertThat(diff(
                        pupils().unique("uq_seat", "seat").index("ix_seat", "seat"),
                        pupils().uniqueIndex("ix_seat", "seat")))
                .contains("drop from pupils unique constraint uq_seat on [seat]");
    }
}
