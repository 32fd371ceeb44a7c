package io.leanq.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.query.DataType;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that users choose. */
class NamesTest {
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
