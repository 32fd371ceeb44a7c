package io.leanq.exec.rolling;

import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.upsertInto;

import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.evolve.ColumnState;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.query.Dsl;
import io.leanq.query.InsertStep;
import io.leanq.query.Row;
import io.leanq.query.UpdateStep;
import io.leanq.schema.Column;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Table;
import io.leanq.tree.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table as a program knows it, with what programs do to it. Used by one thread. */
final class TrialTable {
    private final TableState state;
    private final DynamicTable table;
    /** The columns that inserts give a value: all but identities. */
    private final List<ColumnState> written = new ArrayList<>();
    /** The columns of keys, indexes and constraints, which take small values only. */
    private final Set<String> bound = new HashSet<>();

    TrialTable(TableState state) {
        this.state = state;
        DynamicTable.Builder builder = state.name()
                .schema()
                .map(schema -> Table.named(Schema.named(schema), state.name().name()))
                .orElseGet(() -> Table.named(state.name().name()));
        for (ColumnState column : state.columns()) {
            builder.column(column.name(), DataType.of(column.type()));
            if (!column.isIdentity()) {
                written.add(column);
            }
        }
        if (!state.primaryKey().isEmpty()) {
            builder.primaryKey(state.primaryKey());
        }
        this.table = builder.build();
        state.primaryKey().forEach(this::bind);
        state.uniques().forEach(unique -> unique.columns().forEach(this::bind));
        state.indexes().forEach(index -> index.columns().forEach(this::bind));
        state.foreignKeys().forEach(key -> key.columns().forEach(this::bind));
    }

    private void bind(String column) {
        bound.add(Identifiers.key(column));
    }

    private boolean isBound(ColumnState column) {
        return bound.contains(Identifiers.key(column.name()));
    }

    private Column<DynamicTable, ?> column(String name) {
        return table.columns().stream()
                .filter(column -> Identifiers.key(column.name()).equals(Identifiers.key(name)))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // a sample value has the Java type of the column's data type
    private InsertStep<DynamicTable> filled(InsertStep<DynamicTable> insert, ColumnState column, Object value) {
        return insert.set((Column<DynamicTable, Object>) column(column.name()), value);
    }

    @SuppressWarnings("unchecked") // as in filled
    private <V> Condition equal(String column, Object value) {
        return ((Column<DynamicTable, Object>) column(column)).eq(value);
    }

    /** Inserts a row of small values in every column. */
    void insertSmall(Database db, int number) {
        InsertStep<DynamicTable> insert = insertInto(table);
        for (ColumnState column : written) {
            insert = filled(insert, column, SampleValue.small(column.type(), number));
        }
        db.execute(insert);
    }

    /** Inserts a row of the greatest values that the columns hold. */
    void insertGreat(Database db, int number) {
        InsertStep<DynamicTable> insert = insertInto(table);
        for (ColumnState column : written) {
            Object value = isBound(column)
                    ? SampleValue.small(column.type(), number)
                    : SampleValue.great(column.type(), number);
            insert = filled(insert, column, value);
        }
        db.execute(insert);
    }

    /** Inserts a row that leaves out each column that can be left out, but one: an insert sets something. */
    void insertSparse(Database db, int number) {
        List<ColumnState> needed = written.stream()
                .filter(column -> !column.nullable() && column.filling().isEmpty() || isBound(column))
                .toList();
        InsertStep<DynamicTable> insert = insertInto(table);
        for (ColumnState column : needed.isEmpty() ? written.subList(0, 1) : needed) {
            insert = filled(insert, column, SampleValue.small(column.type(), number));
        }
        db.execute(insert);
    }

    void upsert(Database db, int number) {
        InsertStep<DynamicTable> upsert = upsertInto(table);
        for (ColumnState column : written) {
            upsert = filled(upsert, column, SampleValue.small(column.type(), number));
        }
        db.execute(upsert);
    }

    private Condition key(int number) {
        Condition key = Dsl.noCondition();
        for (String column : state.primaryKey()) {
            ColumnState known = state.column(column).orElseThrow();
            if (!known.isIdentity()) {
                key = key.and(equal(column, SampleValue.small(known.type(), number)));
            }
        }
        return key;
    }

    boolean hasKey() {
        return !state.primaryKey().isEmpty()
                && state.primaryKey().stream()
                        .noneMatch(column -> state.column(column).orElseThrow().isIdentity());
    }

    @SuppressWarnings("unchecked") // as in filled
    void update(Database db, int number) {
        UpdateStep<DynamicTable> change = null;
        for (ColumnState column : written) {
            if (!isBound(column)) {
                UpdateStep<DynamicTable> step = change == null ? Dsl.update(table) : change;
                change = step.set(
                        (Column<DynamicTable, Object>) column(column.name()), SampleValue.small(column.type(), number));
            }
        }
        if (change != null) {
            db.execute(change.where(key(number)));
        }
    }

    void delete(Database db, int number) {
        db.execute(deleteFrom(table).where(key(number)));
    }

    void clear(Database db) {
        db.execute(deleteFrom(table).everyRow());
    }

    /**
     * Reads all rows.
     *
     * @throws LeanqException if a column reads NULL that the program knows as NOT NULL, or the rows cannot be read
     */
    void read(Database db) {
        List<Row> rows = db.fetch(select(table.columns()).from(table));
        for (Row row : rows) {
            for (int i = 0; i < state.columns().size(); i++) {
                ColumnState column = state.columns().get(i);
                if (!column.nullable() && row.get(i) == null) {
                    throw new LeanqException("column " + state.name() + "." + column.name()
                            + " is read as NULL by a program that knows it as NOT NULL");
                }
            }
        }
    }
}
