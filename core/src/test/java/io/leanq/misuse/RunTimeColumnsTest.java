package io.leanq.misuse;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARBINARY;
import static io.leanq.query.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.DynamicView;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.schema.View;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tables and views that are known at run time only return their columns by name, each of its own kind, to users in any
 * package.
 */
class RunTimeColumnsTest {
    private final DynamicTable table = Table.named("t")
            .column("name", VARCHAR)
            .column("id", INTEGER)
            .column("day", DATE)
            .column("open", BOOLEAN)
            .column("bytes", VARBINARY)
            .build();
    private final DynamicView view = View.existing("v")
            .column("name", VARCHAR)
            .column("id", INTEGER)
            .column("day", DATE)
            .column("open", BOOLEAN)
            .column("bytes", VARBINARY)
            .build();

    @Test
    void aTableGivesEachKindOfColumn() {
        TextColumn<DynamicTable> name = table.get("name", VARCHAR);
        NumberColumn<DynamicTable, Integer> id = table.get("id", INTEGER);
        TemporalColumn<DynamicTable, LocalDate> day = table.get("day", DATE);
        BooleanColumn<DynamicTable> open = table.get("open", BOOLEAN);
        Column<DynamicTable, byte[]> bytes = table.get("bytes", VARBINARY);
        assertThat(table.columns()).isEqualTo(List.of(name, id, day, open, bytes));
    }

    @Test
    void aViewGivesEachKindOfColumn() {
        TextColumn<DynamicView> name = view.get("name", VARCHAR);
        NumberColumn<DynamicView, Integer> id = view.get("id", INTEGER);
        TemporalColumn<DynamicView, LocalDate> day = view.get("day", DATE);
        BooleanColumn<DynamicView> open = view.get("open", BOOLEAN);
        Column<DynamicView, byte[]> bytes = view.get("bytes", VARBINARY);
        assertThat(view.columns()).isEqualTo(List.of(name, id, day, open, bytes));
    }

    @Test
    void unknownColumnOrOtherTypeIsRefused() {
        for (DynamicTable each : new DynamicTable[] {table, table.as("a")}) {
            assertThatThrownBy(() -> each.get("nmae", VARCHAR))
                    .isInstanceOf(InvalidDefinition.class)
                    .hasMessage("table t has no column nmae; it has [name, id, day, open, bytes]");
            assertThatThrownBy(() -> each.get("id", BIGINT))
                    .isInstanceOf(InvalidDefinition.class)
                    .hasMessageContaining("not BIGINT: ask for that");
        }
        assertThatThrownBy(() -> view.get("nmae", VARCHAR))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage("table v has no column nmae; it has [name, id, day, open, bytes]");
        assertThatThrownBy(() -> view.as("a").get("id", BIGINT))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("not BIGINT: ask for that");
    }
}
