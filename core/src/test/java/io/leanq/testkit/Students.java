package io.leanq.testkit;

import io.leanq.query.DataType;
import io.leanq.query.RowMapping;
import io.leanq.schema.BooleanColumn;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import java.time.LocalDate;
import java.util.List;

/** The example table of the documents: a key from a sequence, one column of each kind, a row record. */
public final class Students extends RowTable<Students, StudentsRow> {
    public static final Sequence STUDENT_IDS = Sequence.named("student_ids").startWith(100);
    public static final Students STUDENTS = Table.define("students", Students::new);

    public final NumberColumn<Students, Integer> id =
            column("id", DataType.INTEGER, primaryKey(), defaultNext(() -> STUDENT_IDS));
    public final TextColumn<Students> name =
            column("name", DataType.VARCHAR(50), notNull(), indexed(), defaultValue("?"));
    public final TemporalColumn<Students, LocalDate> born = column("born", DataType.DATE);
    public final BooleanColumn<Students> active = column("active", DataType.BOOLEAN, defaultValue(true));

    private Students(TableRef<Students> ref) {
        super(ref);
    }

    @Override
    public RowMapping<Students, StudentsRow> row() {
        return new RowMapping<>(
                List.of(id, name, born, active),
                (cells, at) -> new StudentsRow(
                        id.read(cells, at),
                        name.read(cells, at + 1),
                        born.read(cells, at + 2),
                        active.read(cells, at + 3)),
                (row, to) -> to.set(id, row.id())
                        .set(name, row.name())
                        .set(born, row.born())
                        .set(active, row.active()));
    }
}
