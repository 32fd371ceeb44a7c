package io.leanq.testkit.random;

import io.leanq.query.DataType;
import io.leanq.query.Declared;
import io.leanq.query.DeclaredSource;
import io.leanq.query.Dsl;
import io.leanq.query.Expression;
import io.leanq.query.Source;
import io.leanq.query.row.Row3;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of values in a from clause. */
final class ValuesInstance extends Instance {
    private static final List<String> COLUMNS = List.of("k", "x", "y");
    private static final List<Kind> KINDS = List.of(
            Kind.BOOLEAN,
            Kind.INTEGER,
            Kind.BIGINT,
            Kind.decimal(10, 2),
            Kind.DOUBLE,
            Kind.VARCHAR,
            Kind.varchar(5),
            Kind.DATE,
            Kind.TIMESTAMP,
            Kind.varbinary(4));

    private final List<@Nullable Object[]> rows;
    private final List<Declared<Object, ?>> columns;
    private final DeclaredSource source;

    private ValuesInstance(SampleTable table) {
        super(table.name(), table.kinds(), table.bounds());
        this.rows = table.rows();
        this.columns = List.of(declared(0, table.kinds()), declared(1, table.kinds()), declared(2, table.kinds()));
        this.source = Dsl.values(table.name(), columns.get(0), columns.get(1), columns.get(2))
                .rows(rows.stream().map(this::row).toList());
    }

    static ValuesInstance of(String name, Choice choice) {
        List<Kind> kinds = List.of(Kind.INTEGER, choice.one(KINDS), choice.one(KINDS));
        List<@Nullable Object[]> rows = new ArrayList<>();
        int count = choice.between(1, 5);
        for (int i = 0; i < count; i++) {
            rows.add(row(kinds, 0, choice));
        }
        return new ValuesInstance(SampleTable.of(name, COLUMNS, kinds, rows));
    }

    /** Rows whose first column is a key, of which some are keys of rows of the sample tables. */
    static ValuesInstance keyed(String name, Kind key, Choice choice) {
        List<Kind> kinds = List.of(key, choice.one(KINDS), choice.one(KINDS));
        List<@Nullable Object[]> rows = new ArrayList<>();
        int count = choice.between(1, 5);
        long last = 0;
        for (int i = 0; i < count; i++) {
            last += choice.between(1, 8);
            @Nullable Object[] row = row(kinds, 1, choice);
            row[0] = last;
            rows.add(row);
        }
        return new ValuesInstance(SampleTable.of(name, COLUMNS, kinds, rows));
    }

    private static @Nullable Object[] row(List<Kind> kinds, int first, Choice choice) {
        @Nullable Object[] row = new Object[kinds.size()];
        for (int i = first; i < row.length; i++) {
            row[i] = choice.percent(20) ? null : Values.stored(kinds.get(i), Values.fitting(choice, kinds.get(i)));
        }
        return row;
    }

    @SuppressWarnings("unchecked") // the values of a column are of its kind
    private static Declared<Object, ?> declared(int at, List<Kind> kinds) {
        return (Declared<Object, ?>)
                Dsl.field(COLUMNS.get(at), (DataType<?, ?, ?>) kinds.get(at).type());
    }

    private Row3<Object, Object, Object> row(@Nullable Object[] row) {
        return new Row3<>(java(row, 0), java(row, 1), java(row, 2));
    }

    private @Nullable Object java(@Nullable Object[] row, int at) {
        Object value = row[at];
        return value == null ? null : kinds().get(at).toJava(value);
    }

    @Override
    Source source(Build build) {
        return source;
    }

    @Override
    Expression<?> column(int place, Build build) {
        return (Expression<?>) source.get(columns.get(place));
    }

    @Override
    List<@Nullable Object[]> rows(@Nullable Frame outer) {
        return rows;
    }
}
