package io.leanq.leanxcale;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.exec.Database;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.query.Kinded;
import io.leanq.query.Param;
import io.leanq.query.PlainType;
import io.leanq.query.RowMapping;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values at the edges of every type, inserted, compared, updated and read. A subclass gives the database, and a static
 * method {@code types} with the types and values, as {@link TypeEdges#all} gives them.
 */
public abstract class TypeRoundTrips {

    /** The database under test, in which tables are created and dropped. */
    protected abstract Database db();

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    protected <V> void everyValueComesBackAsItWent(DataType<V, ?, ?> type, List<V> values) {
        withTable(type, (table, id, v) -> {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                db().execute(insertInto(table).set(id, i).set(v, value));
                assertSame(db().fetchOne(select(v).from(table).where(id.eq(i))), value);
                db().execute(update(table).set(v, (V) null).where(id.eq(i)));
                assertThat(db().fetchOne(select(v).from(table).where(id.eq(i).and(v.isNull()))))
                        .isNull();
                Param<V> wanted = param("wanted", type);
                db().execute(update(table).set(v, wanted).where(id.eq(i)).with(wanted, value));
                assertSame(db().fetchOne(select(v).from(table).where(id.eq(i))), value);
                assertSame(db().fetchOne(select(comparable(value(value, type)))), value);
            }
        });
    }

    /** An expression of {@code V}, whose kind is not known here, with the operations of all kinds. */
    @SuppressWarnings("unchecked")
    private static <V> Kinded<V, V, ?, ?> comparable(Object expression) {
        return (Kinded<V, V, ?, ?>) expression;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    protected <V> void everyValueIsFoundByComparison(DataType<V, ?, ?> type, List<V> values) {
        withTable(type, (table, id, v) -> {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                if (isNeverEqual(value)) {
                    continue;
                }
                db().execute(insertInto(table).set(id, i).set(v, value));
                Param<V> wanted = param("wanted", type);
                for (Condition found : List.of(
                        v.eq(value),
                        v.in(List.of(value)),
                        v.notIn(List.of(value)).not(),
                        v.ge(value),
                        v.between(value, value),
                        comparable(v).eq(comparable(value(value, type))),
                        comparable(value(value, type)).eq(v))) {
                    assertThat(db().fetch(select(id).from(table).where(id.eq(i).and(found))))
                            .as("%s", found)
                            .containsExactly(i);
                }
                assertThat(db().fetch(select(id)
                                .from(table)
                                .where(id.eq(i).and(comparable(v).eq(wanted)))
                                .with(wanted, value)))
                        .containsExactly(i);
                assertThat(db().fetch(select(id).from(table).where(id.eq(i).and(v.ne(value)))))
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    protected <V> void everyLiteralIsItsValue(DataType<V, ?, ?> type, List<V> values) {
        withTable(type, (table, id, v) -> {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                if (!TypeEdges.hasLiteral(value)) {
                    assertThatThrownBy(() -> inline(value, type))
                            .isInstanceOf(InvalidStatement.class)
                            .hasMessageContaining("bind it");
                    continue;
                }
                Kinded<V, V, ?, ?> literal = comparable(inline(value, type));
                db().execute(insertInto(table).set(id, i).set(v, literal));
                assertSame(db().fetchOne(select(v).from(table).where(id.eq(i))), value);
                assertSame(db().fetchOne(select(literal)), value);
                assertSame(db().fetchOne(select(literal).from(table).where(id.eq(i))), value);
                if (!isNeverEqual(value)) {
                    assertThat(db().fetch(select(id)
                                    .from(table)
                                    .where(id.eq(i)
                                            .and(comparable(v).eq(literal))
                                            .and(literal.eq(value))
                                            .and(v.in(List.of(value))))))
                            .containsExactly(i);
                }
                db().execute(update(table).set(v, literal).where(id.eq(i)));
                assertSame(
                        db().fetchOne(select(comparable(max(comparable(v))))
                                .from(table)
                                .where(id.eq(i))),
                        value);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    protected <V> void everyDefaultIsItsValue(DataType<V, ?, ?> type, List<V> values) {
        for (V value : values) {
            if (TypeEdges.hasLiteral(value)) {
                DynamicTable table = Table.named("defaults")
                        .column("id", INTEGER, ColumnOption.primaryKey())
                        .column("v", type, ColumnOption.defaultValue(value))
                        .build();
                MetaData.of(table).createAll(db());
                try {
                    db().execute(insertInto(table).set(table.get("id", INTEGER), 1));
                    assertSame(db().fetchOne(select(table.get("v", type)).from(table)), value);
                } finally {
                    MetaData.of(table).dropAll(db(), MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
                }
            } else {
                assertThatThrownBy(() -> Table.named("defaults")
                                .column("v", type, ColumnOption.defaultValue(value))
                                .build())
                        .hasMessageContaining("no literal");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    protected <V> void everyValueComesBackFromABatch(DataType<V, ?, ?> type, List<V> values) {
        Batched<V> table = Table.define("batched", ref -> new Batched<>(ref, type));
        MetaData.of(table).createAll(db());
        try {
            List<Numbered<V>> rows = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                rows.add(new Numbered<>(i, values.get(i)));
            }
            rows.add(new Numbered<>(rows.size(), null));
            db().batch(batchInsert(table), rows.iterator());
            List<Numbered<V>> read = db().fetch(selectFrom(table).orderBy(table.id.asc()));
            assertThat(read).hasSameSizeAs(rows);
            for (int i = 0; i < values.size(); i++) {
                assertSame(read.get(i).value, values.get(i));
            }
            assertThat(read.get(values.size()).value).isNull();
        } finally {
            MetaData.of(table).dropAll(db(), MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    private record Numbered<V>(int id, @Nullable V value) {}

    private static final class Batched<V> extends RowTable<Batched<V>, Numbered<V>> {
        final NumberColumn<Batched<V>, Integer> id = column("id", INTEGER, primaryKey());
        final PlainColumn<Batched<V>, V> v;

        Batched(TableRef<Batched<V>> ref, DataType<V, ?, ?> type) {
            super(ref);
            v = column("v", plain(type));
        }

        @SuppressWarnings("unchecked") // the class of V
        private static <V> PlainType<V> plain(DataType<V, ?, ?> type) {
            return type.as((Class<V>) type.javaType(), value -> value, value -> value);
        }

        @Override
        public RowMapping<Batched<V>, Numbered<V>> row() {
            return new RowMapping<>(
                    List.of(id, v),
                    (cells, at) -> new Numbered<>(cells.getInt(at), v.read(cells, at + 1)),
                    (row, to) -> to.set(id, row.id).set(v, row.value));
        }
    }

    /** A test's use of a table with a column of the type. */
    protected interface Use<V> {
        void with(DynamicTable table, NumberColumn<DynamicTable, Integer> id, Column<DynamicTable, V> v);
    }

    protected final <V> void withTable(DataType<V, ?, ?> type, Use<V> use) {
        DynamicTable table = Table.named("round_trip")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("v", type)
                .build();
        MetaData metadata = MetaData.of(table);
        metadata.createAll(db());
        try {
            use.with(table, table.get("id", INTEGER), table.get("v", type));
        } finally {
            metadata.dropAll(db(), MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    /** True if the value contains NULL in an array, which equals no value. */
    private static boolean isNeverEqual(Object value) {
        return value instanceof List<?> list && list.stream().anyMatch(Objects::isNull);
    }

    protected static <V> void assertSame(@Nullable V actual, V expected) {
        if (expected instanceof byte[] bytes) {
            assertThat((byte[]) actual).isEqualTo(bytes);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }
}
