package io.leanq.schema;

import static io.leanq.type.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Names that are generated for objects without one: they are stable, not too long, and different for different objects.
 */
class GeneratedNamesTest {

    private static DynamicTable indexed(String table, String column) {
        return Table.named(table)
                .column(column, INTEGER, ColumnOption.indexed())
                .build();
    }

    private static String indexOf(DynamicTable table) {
        return table.definition().indexes().get(0).name();
    }

    @Test
    void aNameIsNotCutInTheMiddleOfACharacter() {
        String name = Names.made("ix", "t".repeat(115), List.of("\uD83D\uDE00".repeat(10)));
        assertThat(name.length()).isLessThanOrEqualTo(Names.LONGEST);
        assertThat(name.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
    }

    @Test
    void ambiguousNamesAreDistinct() {
        DynamicTable one = indexed("a_b", "c");
        DynamicTable other = indexed("a", "b_c");
        assertThat(indexOf(one)).isNotEqualTo(indexOf(other));
        assertThat(MetaData.of(one, other).tables()).hasSize(2);
    }

    @Test
    void sameNameInTwoSchemasIsAccepted() {
        DynamicTable other = Table.named(Schema.named("app"), "a")
                .column("b_c", INTEGER, ColumnOption.indexed())
                .build();
        assertThat(MetaData.of(indexed("a", "b_c"), other).tables()).hasSize(2);
    }

    @Test
    void sameNameForAConstraintAndAnIndexIsRefused() {
        DynamicTable one =
                Table.named("t").column("a", INTEGER).unique("same", "a").build();
        DynamicTable other =
                Table.named("u").column("a", INTEGER).index("SAME", "a").build();
        DynamicTable third =
                Table.named("u").column("a", INTEGER).index("same", "a").build();
        assertThat(MetaData.of(one, Table.named("v").column("a", INTEGER).build())
                        .tables())
                .hasSize(2);
        assertThatThrownBy(() -> MetaData.of(one, third))
                .hasMessage("two objects are named same: a constraint of t, one on u[a]: give one another name");
        assertThatThrownBy(() -> MetaData.of(one, other)).hasMessageContaining("two objects are named SAME");
        assertThatThrownBy(() -> MetaData.of(one, Index.named("same").on(one.get("a", INTEGER))))
                .hasMessageContaining("two objects are named same");
        assertThatThrownBy(() -> Table.named("t")
                        .column("a", INTEGER)
                        .unique("x", "a")
                        .check("X", t -> t.get("a", INTEGER).isNotNull())
                        .build())
                .hasMessageContaining("two constraints named X");
    }

    @Test
    void theSameObjectMayBeListedTwice() {
        DynamicTable table = indexed("t", "a");
        Index index = Index.named("ix_later").on(table.get("a", INTEGER));
        assertThat(MetaData.of(table, table, index, index).tables()).hasSize(1);
    }

    @Test
    void columnThatIsTwiceInAKeyIsRefused() {
        assertThatThrownBy(() -> Table.named("t")
                        .column("a", INTEGER)
                        .primaryKey("a", "a")
                        .build())
                .hasMessageContaining("names a column twice");
        assertThatThrownBy(() -> Table.named("t")
                        .column("a", INTEGER)
                        .index("ix", "a", "a")
                        .build())
                .hasMessageContaining("names a column twice");
    }
}
