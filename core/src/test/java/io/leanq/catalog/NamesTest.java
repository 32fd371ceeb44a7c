package io.leanq.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.type.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names that users choose, and names that LeanQ generates. */
class NamesTest {
    @Test
    void madeNamesAreReadable() {
        assertThat(Names.made("ix", "students", List.of("name"))).isEqualTo("ix_students_name");
        assertThat(Names.made("ix", "students", List.of("name", "born"))).isEqualTo("ix_students_name_born");
        assertThat(Names.made("fk", "order_items", List.of("order_id"))).isEqualTo("fk_order_items__order_id");
    }

    /** Every division of a few letters and underscores into a table and two columns has a name of its own. */
    @Test
    void madeNamesOfDifferentPartsDiffer() {
        List<String> parts = List.of("a", "b", "a_b", "b_a", "a__b", "_a", "a_", "_", "__", "A", "A_b", "a_b_a", "ab");
        Set<String> names = new HashSet<>();
        int count = 0;
        for (String table : parts) {
            for (String one : parts) {
                names.add(Names.made("ix", table, List.of(one)));
                count++;
                for (String two : parts) {
                    names.add(Names.made("ix", table, List.of(one, two)));
                    count++;
                }
            }
        }
        assertThat(names).hasSize(count).allMatch(name -> name.equals(name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void madeNamesAreNeverTooLong() {
        String longest = "x".repeat(128);
        Set<String> names = new HashSet<>();
        for (char last : "abcdefgh".toCharArray()) {
            names.add(Names.made("fk", longest, List.of(longest.substring(1) + last)));
        }
        assertThat(names).hasSize(8).allSatisfy(name -> assertThat(name).hasSize(128));
    }

    /** Generated names are stored in databases: a change of the rule would make each of them a difference. */
    @Test
    void madeNamesAreTheSameInEveryRun() {
        assertThat(Names.made("ix", "Orders", List.of("id"))).isEqualTo("ix_orders_id_2aef71f8");
        assertThat(Names.made("fk", "x".repeat(128), List.of("id"))).isEqualTo("fk_" + "x".repeat(116) + "_41e3cdbd");
    }

    @Test
    void namesThatDoNotFitAreRefused() {
        String tooLong = "x".repeat(129);
        assertThatThrownBy(() -> Table.named(tooLong))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("129 characters; the database takes at most 128");
        assertThatThrownBy(() -> Sequence.named(" ")).hasMessage("a sequence needs a name");
        assertThatThrownBy(() -> Index.named("")).hasMessage("an index needs a name");
        assertThatThrownBy(() -> Table.named("t").column("", DataType.INTEGER).build())
                .hasMessageContaining("column of t needs a name");
    }

    @Test
    void twoTablesOfOneNameAreRefused() {
        DynamicTable one = Table.named("orders").column("id", DataType.INTEGER).build();
        DynamicTable two = Table.named("Orders").column("id", DataType.INTEGER).build();
        assertThatThrownBy(() -> MetaData.of(one, two))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("two tables are named Orders");
        assertThat(MetaData.of(one, one, one.as("o")).tables()).hasSize(1);
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        assertThatThrownBy(() -> Table.named("t")
                        .column("id", DataType.INTEGER)
                        .column("ID", DataType.INTEGER)
                        .build())
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("two columns named ID");
    }

    @Test
    void twoIndexesOfOneNameAreRefused() {
        DynamicTable one = Table.named("one")
                .column("id", DataType.INTEGER)
                .index("ix", "id")
                .build();
        DynamicTable two = Table.named("two")
                .column("id", DataType.INTEGER)
                .index("IX", "id")
                .build();
        assertThatThrownBy(() -> MetaData.of(one, two))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContainingAll("two indexes are named IX", "one[id]", "two[id]");
        assertThatThrownBy(() -> MetaData.of(
                        one,
                        Index.named("ix").on(one.get("id", DataType.INTEGER)).unique()))
                .isInstanceOf(InvalidDefinition.class);
        assertThat(MetaData.of(one, Index.named("ix").on(one.get("id", DataType.INTEGER)))
                        .tables())
                .hasSize(1);
    }

    @Test
    void sequencesThatFeedColumnsBelongToTheMetaData() {
        List<String> names = new ArrayList<>();
        MetaData.of(io.leanq.testkit.Students.STUDENTS).sequences().forEach(sequence -> names.add(sequence.toString()));
        assertThat(names).containsExactly("student_ids");
    }

    @Test
    void aConstantThatIsStillNullIsRefusedByItsPosition() {
        assertThatThrownBy(() -> MetaData.of(io.leanq.testkit.Students.STUDENTS, null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContainingAll("object 2 is null", "below");
    }
}
