package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.leanq.evolve.SchemaDiff;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import org.junit.jupiter.api.Test;

/** A unique constraint and a unique index of the same columns have one effect, and two names. */
class UniqueDiffTest {
    private static DynamicTable.Builder pupils() {
        return Table.named("pupils").column("id", INTEGER, primaryKey()).column("seat", INTEGER);
    }

    private static String diff(DynamicTable.Builder before, DynamicTable.Builder after) {
        return SchemaDiff.between(MetaData.of(before.build()), MetaData.of(after.build()))
                .toString();
    }

    @Test
    void modelsDifferInWhatIsCalledAnIndex() {
        assertThat(diff(pupils().unique("uq_seat", "seat"), pupils().uniqueIndex("ux_seat", "seat")))
                .contains("drop from pupils unique constraint uq_seat on [seat]", "create index pupils.ux_seat unique");
        assertThat(diff(pupils().uniqueIndex("ux_seat", "seat"), pupils().unique("uq_seat", "seat")))
                .contains("drop index pupils.ux_seat unique", "add to pupils unique constraint uq_seat on [seat]");
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
