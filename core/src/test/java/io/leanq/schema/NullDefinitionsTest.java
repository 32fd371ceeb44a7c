package io.leanq.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.query.RowMapping;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The protected methods for a table's constructor refuse null. {@code NullArgumentsTest} tests public methods. */
@NullUnmarked
class NullDefinitionsTest {

    /** A table whose constructor makes the calls that a test gives it. */
    static final class Things extends Table<Things> {
        final NumberColumn<Things, Integer> id = column("id", DataType.INTEGER);

        private Things(TableRef<Things> ref, BiConsumer<Things, NumberColumn<Things, Integer>> define) {
            super(ref);
            define.accept(this, id);
        }
    }

    enum Definition {
        KEY("primaryKey of things: a column is null", (t, id) -> t.primaryKey(id, (Column<Things, ?>) null)),
        INDEX("index of things: a column is null", (t, id) -> t.index("ix", null)),
        UNIQUE_INDEX("uniqueIndex of things: a column is null", (t, id) -> t.uniqueIndex("ix", null)),
        UNIQUE("unique of things: a column is null", (t, id) -> t.unique(id, (Column<Things, ?>) null)),
        FOREIGN_KEY("foreignKey of things: a column is null", (t, id) -> t.foreignKey(id, (Column<Things, ?>) null)),
        CHECK("check(\"ck\", null) of things: give a condition", (t, id) -> t.check("ck", (Condition) null)),
        OPTION(
                "with(null): give an option of the table",
                (t, id) -> t.with((io.leanq.tree.VendorNode.TableOption) null)),
        INDEX_OPTION(
                "index ix, with(null): give an option of the index",
                (t, id) -> t.index("ix", id).with((io.leanq.tree.VendorNode.IndexOption) null)),
        COLUMN_OPTION(
                "column(\"n\", type, null): give an option",
                (t, id) -> t.column("n", DataType.INTEGER, (ColumnOption<Integer>) null)),
        COLUMN_NAME("a column of things needs a name, and null was given", (t, id) -> t.column(null, DataType.INTEGER)),
        INDEX_NAME("an index of things needs a name, and null was given", (t, id) -> t.index(null, id));

        private final String words;
        private final BiConsumer<Things, NumberColumn<Things, Integer>> define;

        Definition(String words, BiConsumer<Things, NumberColumn<Things, Integer>> define) {
            this.words = words;
            this.define = define;
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullIsRefusedByTheCallAndItsTable(Definition definition) {
        assertThatThrownBy(() -> Table.<Things>define("things", ref -> new Things(ref, definition.define)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining(definition.words);
    }

    @Test
    void nullInARowMappingIsRefusedWithAdvice() {
        assertThatThrownBy(() -> new RowMapping<Things, Integer>(Arrays.asList((Column<Things, ?>) null), null, null))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContainingAll("row mapping of null", "columns", "reader", "writer");
        assertThatThrownBy(() -> new RowMapping<Things, Integer>(List.of(), null, null))
                .isInstanceOf(InvalidDefinition.class);
    }
}
