package io.leanq.schema;

import static io.leanq.query.DataType.INTEGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Names;
import io.leanq.catalog.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    void generatedNamesAreReadable() {
        assertThat(GeneratedNames.of("ix", "students", List.of("name"))).isEqualTo("ix_students_name");
        assertThat(GeneratedNames.of("ix", "students", List.of("name", "born"))).isEqualTo("ix_students_name_born");
        assertThat(GeneratedNames.of("fk", "order_items", List.of("order_id"))).isEqualTo("fk_order_items__order_id");
    }

    /** Every division of a few letters and underscores into a table and two columns has a name of its own. */
    @Test
    void generatedNamesOfDifferentPartsDiffer() {
        List<String> parts = List.of("a", "b", "a_b", "b_a", "a__b", "_a", "a_", "_", "__", "A", "A_b", "a_b_a", "ab");
        Set<String> names = new HashSet<>();
        int count = 0;
        for (String table : parts) {
            for (String one : parts) {
                names.add(GeneratedNames.of("ix", table, List.of(one)));
                count++;
                for (String two : parts) {
                    names.add(GeneratedNames.of("ix", table, List.of(one, two)));
                    count++;
                }
            }
        }
        assertThat(names).hasSize(count).allMatch(name -> name.equals(name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void generatedNamesAreNeverTooLong() {
        String longest = "x".repeat(128);
        Set<String> names = new HashSet<>();
        for (char last : "abcdefgh".toCharArray()) {
            names.add(GeneratedNames.of("fk", longest, List.of(longest.substring(1) + last)));
        }
        assertThat(names).hasSize(8).allSatisfy(name -> assertThat(name).hasSize(128));
    }

    /** Generated names are stored in databases: a change of the rule would make each of them a difference. */
    @Test
    void generatedNamesAreTheSameInEveryRun() {
        assertThat(GeneratedNames.of("ix", "Orders", List.of("id"))).isEqualTo("ix_orders_id_2aef71f8");
        assertThat(GeneratedNames.of("fk", "x".repeat(128), List.of("id")))
                .isEqualTo("fk_" + "x".repeat(116) + "_41e3cdbd");
    }

    @Test
    void aNameIsNotCutInTheMiddleOfACharacter() {
        String name = GeneratedNames.of("ix", "t".repeat(115), List.of("\uD83D\uDE00".repeat(10)));
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
