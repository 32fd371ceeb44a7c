package io.leanq.schema;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.insertRows;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.upsertRows;
import static io.leanq.testkit.Parcels.PARCELS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.query.DataType;
import io.leanq.query.Query;
import io.leanq.testkit.Parcels;
import io.leanq.testkit.Parcels.Parcel;
import io.leanq.testkit.RenderingAssert;
import io.leanq.testkit.RowCells;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The components of a record are matched with the columns of its table when the table is defined. */
class RecordTableTest {
    private static final RenderingAssert CHECKED = RenderingAssert.knowing(List.of(Parcels.rows()));
    private static final Parcel GLASS = new Parcel(
            2,
            1,
            (short) 7,
            "glass",
            new BigDecimal("2.50"),
            LocalDate.of(2024, 2, 29),
            true,
            Parcels.State.HERE,
            List.of(1L));

    /** A table of the columns that a test gives it. */
    private static final class Things<R extends Record> extends RecordTable<Things<R>, R> {
        private Things(TableRef<Things<R>> ref, Class<R> record, Consumer<Things<R>> columns) {
            super(ref, record);
            columns.accept(this);
        }

        static <R extends Record> Things<R> of(Class<R> record, Consumer<Things<R>> columns) {
            return Table.define("things", ref -> new Things<>(ref, record, columns));
        }

        void number(String name) {
            column(name, DataType.INTEGER, notNull());
        }

        void nullable(String name, DataType<?, ?, ?> type) {
            if (type == DataType.INTEGER) {
                column(name, DataType.INTEGER);
            } else {
                column(name, DataType.BIGINT_ARRAY);
            }
        }
    }

    record One(int someNumber) {}

    record Two(int someNumber, int some_number) {}

    record Wide(long someNumber) {}

    record Boxed(@Nullable Integer someNumber) {}

    record Texts(List<String> someList) {}

    record Longs(List<Long> someList) {}

    record Refusing(int someNumber) {
        Refusing {
            if (someNumber < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    /** More components than functions have arguments. */
    record Seventeen(
            int c1,
            int c2,
            int c3,
            int c4,
            int c5,
            int c6,
            int c7,
            int c8,
            int c9,
            int c10,
            int c11,
            int c12,
            int c13,
            int c14,
            int c15,
            int c16,
            int c17) {
        Seventeen {
            if (c1 < 0) {
                throw new IllegalArgumentException("negative");
            }
        }
    }

    record None() {}

    private static <R extends Record> void refused(Class<R> record, Consumer<Things<R>> columns, String... words) {
        assertThatThrownBy(() -> Things.of(record, columns))
                .isInstanceOf(InvalidDefinition.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    private static <R> @Nullable R read(Query<R> query, @Nullable Object... cells) {
        return query.reader().read(new RowCells(cells), 0);
    }

    @Test
    void recordIsSelectedAndReadInItsOwnOrder() {
        CHECKED.renders(
                selectFrom(PARCELS).where(PARCELS.key.eq(1L, 2)),
                LEANXCALE_LIKE,
                "SELECT parcels.depot_no, parcels.id, parcels.version, parcels.note, parcels.weight, parcels.sent_on,"
                        + " parcels.\"open\", parcels.state, parcels.stops FROM parcels"
                        + " WHERE parcels.id = ? AND parcels.depot_no = ?",
                1L,
                2);
        assertThat(read(
                        selectFrom(PARCELS),
                        2,
                        1L,
                        (short) 7,
                        "glass",
                        new BigDecimal("2.50"),
                        LocalDate.of(2024, 2, 29),
                        true,
                        "HERE",
                        List.of(1L)))
                .isEqualTo(GLASS);
        assertThat(read(selectFrom(PARCELS), 2, 1L, (short) 0, null, null, null, false, null, null))
                .isEqualTo(new Parcel(2, 1, (short) 0, null, null, null, false, null, null));
    }

    @Test
    void recordIsInsertedWithoutTheColumnsThatItLeavesOut() {
        CHECKED.renders(
                insertRows(PARCELS, new Parcel(9, 9, (short) 0, null, null, null, false, null, null)),
                LEANXCALE_LIKE,
                "INSERT INTO parcels (depot_no, id, version, note, weight, sent_on, \"open\", state, stops)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                9,
                9L,
                (short) 0,
                null,
                BigDecimal.ONE,
                null,
                false,
                null,
                null);
        assertThatThrownBy(() -> upsertRows(PARCELS, GLASS))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("leaves out noted", "map every column");
    }

    @Test
    void recordThatCannotFillARowIsReadAndNotInserted() {
        Things<One> things = Things.of(One.class, t -> {
            t.number("some_number");
            t.number("other");
        });
        assertThat(read(selectFrom(things), 5)).isEqualTo(new One(5));
        assertThatThrownBy(() -> insertRows(things, new One(5)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContainingAll("things", "column other is NOT NULL", "no component", "insertInto(table)");
        assertThatThrownBy(() -> batchInsert(things)).hasMessageContaining("column other is NOT NULL");
    }

    @Test
    void aliasHasItsOwnColumnsAndMissesAsAWhole() {
        Parcels other = PARCELS.as("other");
        Query<?> joined = select(PARCELS.row(), other.row())
                .from(PARCELS)
                .leftJoin(other)
                .on(other.key.eq(PARCELS.id, PARCELS.depotNo));
        assertThat(joined.render(LEANXCALE_LIKE).sql())
                .contains("parcels.stops, other.depot_no, other.id")
                .endsWith("ON other.id = parcels.id AND other.depot_no = parcels.depot_no");
        Query<Parcel> alone =
                select(other.row()).from(PARCELS).leftJoin(other).on(other.key.eq(PARCELS.id, PARCELS.depotNo));
        assertThat(read(alone, null, null, null, null, null, null, null, null, null))
                .isNull();
        assertThat(PARCELS.row()).isSameAs(PARCELS.row());
    }

    @Test
    void nameTypeAndNullabilityMustMatch() {
        refused(One.class, t -> t.number("number"), "table things, record One", "someNumber", "the table has number");
        refused(Wide.class, t -> t.number("SOME_NUMBER"), "component someNumber is long", "column SOME_NUMBER INTEGER");
        refused(
                One.class,
                t -> t.nullable("some_number", DataType.INTEGER),
                "component someNumber is int",
                "may be NULL",
                "make the component Integer");
        refused(
                Texts.class,
                t -> t.nullable("some_list", DataType.BIGINT_ARRAY),
                "List<java.lang.String>",
                "List<Long>");
        assertThat(Things.of(Boxed.class, t -> t.nullable("some_number", DataType.INTEGER)))
                .isNotNull();
        assertThat(Things.of(Longs.class, t -> t.nullable("some_list", DataType.BIGINT_ARRAY)))
                .isNotNull();
    }

    @Test
    void namesThatDifferByCaseAndUnderscoresOnlyAreRefused() {
        refused(
                One.class,
                t -> {
                    t.number("some_number");
                    t.number("somenumber");
                },
                "component someNumber stands for columns some_number and somenumber",
                "extend RowTable");
        Things<One> others = Things.of(One.class, t -> {
            t.number("some_number");
            t.number("other");
            t.number("oth_er");
        });
        assertThat(read(selectFrom(others), 5)).isEqualTo(new One(5));
        refused(Two.class, t -> t.number("some_number"), "components someNumber and some_number", "leave one out");
    }

    @Test
    void recordMayBeWiderThanAnyFunction() {
        Things<Seventeen> things = Things.of(Seventeen.class, t -> {
            for (int i = 17; i > 0; i--) {
                t.number("c_" + i);
            }
        });
        Seventeen row = new Seventeen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
        assertThat(read(selectFrom(things), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
                .isEqualTo(row);
        assertThat(insertRows(things, row).render(LEANXCALE_LIKE).binds()).hasSize(17);
        assertThatThrownBy(() -> read(selectFrom(things), -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
                .hasMessage("negative");
        assertThatThrownBy(() -> read(selectFrom(things), 1, 2, 3, 4, null, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17))
                .hasMessageContaining("failed on NULL in things.c_5");
    }

    @Test
    void recordWithoutComponentsIsRefused() {
        refused(None.class, t -> t.number("id"), "None", "no record with components");
        assertThatThrownBy(() -> Things.of(null, t -> t.number("id")))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("super(ref, null): give the class");
    }

    @Test
    void rowIsAskedForAfterTheConstructor() {
        refused(
                One.class,
                t -> {
                    t.number("some_number");
                    t.row();
                },
                "still being defined");
    }

    @Test
    void failureOfTheConstructorIsTheCallersOwn() {
        Things<Refusing> things = Things.of(Refusing.class, t -> t.number("some_number"));
        assertThatThrownBy(() -> read(selectFrom(things), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative");
        assertThatThrownBy(() -> read(selectFrom(things), (Object) null))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("failed on NULL in things.some_number");
    }
}
