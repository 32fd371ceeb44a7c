package io.leanq.leanxcale;

import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.type.DataType.BINARY;
import static io.leanq.type.DataType.BLOB;
import static io.leanq.type.DataType.CHAR;
import static io.leanq.type.DataType.CLOB;
import static io.leanq.type.DataType.DATE;
import static io.leanq.type.DataType.DECIMAL;
import static io.leanq.type.DataType.INTEGER;
import static io.leanq.type.DataType.TIME;
import static io.leanq.type.DataType.TIMESTAMP;
import static io.leanq.type.DataType.TINYINT;
import static io.leanq.type.DataType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.SqlException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.query.Condition;
import io.leanq.query.Expression;
import io.leanq.query.Param;
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
import io.leanq.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values at the edges of every type, there and back: inserted, compared with, updated to, and read. */
class TypesRoundTripTest {
    private static EmbeddedLeanxcale server;
    private static Database db;

    @BeforeAll
    static void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
    }

    @AfterAll
    static void stop() {
        db.close();
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.leanq.leanxcale.TypeEdges#all")
    <V> void everyValueComesBackAsItWent(DataType<V> type, List<V> values) {
        withTable(type, (table, id, v) -> {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                db.execute(insertInto(table).set(id, i).set(v, value));
                assertSame(db.fetchOne(select(v).from(table).where(id.eq(i))), value);
                db.execute(update(table).set(v, (V) null).where(id.eq(i)));
                assertThat(db.fetchOne(select(v).from(table).where(id.eq(i).and(v.isNull()))))
                        .isNull();
                Param<V> wanted = param("wanted", type);
                db.execute(update(table).set(v, wanted).where(id.eq(i)).with(wanted, value));
                assertSame(db.fetchOne(select(v).from(table).where(id.eq(i))), value);
                assertSame(db.fetchOne(select(value(value, type))), value);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.leanq.leanxcale.TypeEdges#all")
    <V> void everyValueIsFoundByComparison(DataType<V> type, List<V> values) {
        withTable(type, (table, id, v) -> {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                if (isNeverEqual(value)) {
                    continue;
                }
                db.execute(insertInto(table).set(id, i).set(v, value));
                Param<V> wanted = param("wanted", type);
                for (Condition found : List.of(
                        v.eq(value),
                        v.in(List.of(value)),
                        v.notIn(List.of(value)).not(),
                        v.ge(value),
                        v.between(value, value),
                        v.eq(value(value, type)),
                        value(value, type).eq(v))) {
                    assertThat(db.fetch(select(id).from(table).where(id.eq(i).and(found))))
                            .as("%s", found)
                            .containsExactly(i);
                }
                assertThat(db.fetch(select(id)
                                .from(table)
                                .where(id.eq(i).and(v.eq(wanted)))
                                .with(wanted, value)))
                        .containsExactly(i);
                assertThat(db.fetch(select(id).from(table).where(id.eq(i).and(v.ne(value)))))
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.leanq.leanxcale.TypeEdges#all")
    <V> void everyLiteralIsItsValue(DataType<V> type, List<V> values) {
        withTable(type, (table, id, v) -> {
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                if (!TypeEdges.hasLiteral(value)) {
                    assertThatThrownBy(() -> inline(value, type))
                            .isInstanceOf(InvalidStatement.class)
                            .hasMessageContaining("bind it");
                    continue;
                }
                Expression<V> literal = inline(value, type);
                db.execute(insertInto(table).set(id, i).set(v, literal));
                assertSame(db.fetchOne(select(v).from(table).where(id.eq(i))), value);
                assertSame(db.fetchOne(select(literal)), value);
                assertSame(
                        db.fetchOne(select(literal).from(table).where(id.eq(i)).orderBy(literal.asc())), value);
                if (!isNeverEqual(value)) {
                    assertThat(db.fetch(select(id)
                                    .from(table)
                                    .where(id.eq(i)
                                            .and(v.eq(literal))
                                            .and(literal.eq(value))
                                            .and(v.in(List.of(value))))))
                            .containsExactly(i);
                }
                db.execute(update(table).set(v, literal).where(id.eq(i)));
                assertSame(db.fetchOne(select(max(v)).from(table).where(id.eq(i))), value);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.leanq.leanxcale.TypeEdges#all")
    <V> void everyDefaultIsItsValue(DataType<V> type, List<V> values) {
        for (V value : values) {
            if (TypeEdges.hasLiteral(value)) {
                DynamicTable table = Table.named("defaults")
                        .column("id", INTEGER, ColumnOption.primaryKey())
                        .column("v", type, ColumnOption.defaultValue(value))
                        .build();
                MetaData.of(table).createAll(db);
                try {
                    db.execute(insertInto(table).set(table.get("id", INTEGER), 1));
                    assertSame(db.fetchOne(select(table.get("v", type)).from(table)), value);
                } finally {
                    MetaData.of(table).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
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
    @MethodSource("io.leanq.leanxcale.TypeEdges#all")
    <V> void everyValueComesBackFromABatch(DataType<V> type, List<V> values) {
        Batched<V> table = Table.define("batched", ref -> new Batched<>(ref, type));
        MetaData.of(table).createAll(db);
        try {
            List<Numbered<V>> rows = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                rows.add(new Numbered<>(i, values.get(i)));
            }
            rows.add(new Numbered<>(rows.size(), null));
            db.batch(batchInsert(table), rows.iterator());
            List<Numbered<V>> read = db.fetch(selectFrom(table).orderBy(table.id.asc()));
            assertThat(read).hasSameSizeAs(rows);
            for (int i = 0; i < values.size(); i++) {
                assertSame(read.get(i).value, values.get(i));
            }
            assertThat(read.get(values.size()).value).isNull();
        } finally {
            MetaData.of(table).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    record Numbered<V>(int id, @Nullable V value) {}

    private static final class Batched<V> extends RowTable<Batched<V>, Numbered<V>> {
        final NumberColumn<Batched<V>, Integer> id = column("id", INTEGER, primaryKey());
        final PlainColumn<Batched<V>, V> v;

        Batched(TableRef<Batched<V>> ref, DataType<V> type) {
            super(ref);
            v = column("v", type);
        }

        @Override
        public RowMapping<Batched<V>, Numbered<V>> row() {
            return new RowMapping<>(
                    List.of(id, v),
                    (cells, at) -> new Numbered<>(cells.getInt(at), v.read(cells, at + 1)),
                    (row, to) -> to.set(id, row.id).set(v, row.value));
        }
    }

    /** Uses a table with a column of the type. */
    private interface Use<V> {
        void with(DynamicTable table, NumberColumn<DynamicTable, Integer> id, Column<DynamicTable, V> v);
    }

    private static <V> void withTable(DataType<V> type, Use<V> use) {
        DynamicTable table = Table.named("round_trip")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("v", type)
                .build();
        MetaData metadata = MetaData.of(table);
        metadata.createAll(db);
        try {
            use.with(table, table.get("id", INTEGER), table.get("v", type));
        } finally {
            metadata.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    /** NULL inside an array equals nothing. */
    private static boolean isNeverEqual(Object value) {
        return value instanceof List<?> list && list.stream().anyMatch(Objects::isNull);
    }

    private static <V> void assertSame(@Nullable V actual, V expected) {
        if (expected instanceof byte[] bytes) {
            assertThat((byte[]) actual).isEqualTo(bytes);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Test
    void aTimeFinerThanMillisecondsIsRefusedNotCut() {
        assertThatThrownBy(() -> value(LocalTime.of(1, 2, 3, 999_999), TIME))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("milliseconds");
    }

    @Test
    void yearsOutsideTheStandardAreRefused() {
        assertThatThrownBy(() -> value(LocalDate.of(10_000, 1, 1), DATE)).hasMessageContaining("1 to 9999");
        assertThatThrownBy(() -> value(LocalDate.of(0, 12, 31), DATE)).hasMessageContaining("1 to 9999");
        assertThatThrownBy(() -> value(LocalDateTime.MAX, TIMESTAMP)).hasMessageContaining("1 to 9999");
    }

    @Test
    void aDecimalThatNoMemoryHoldsIsRefused() {
        for (String monster : List.of("1E+999999999", "1E-999999999", "1E+2147483647")) {
            assertThatThrownBy(() -> inline(new BigDecimal(monster)))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("digits");
        }
    }

    /** As H2 does; whether LeanXcale fills up is not known, so what comes is passed on as it is. */
    @Test
    void charIsFilledUpWithSpacesAndComparedWithoutThem() {
        withTable(CHAR(5), (table, id, v) -> {
            db.execute(insertInto(table).set(id, 1).set(v, "ab"));
            assertThat(db.fetchOne(select(v).from(table))).isEqualTo("ab   ");
            assertThat(db.fetch(select(id).from(table).where(v.eq("ab")))).containsExactly(1);
            assertThat(db.fetch(select(id).from(table).where(v.in(List.of("ab", "x")))))
                    .containsExactly(1);
            assertThatThrownBy(() -> db.execute(insertInto(table).set(id, 2).set(v, "abcdef")))
                    .isInstanceOf(SqlException.class);
        });
    }

    @Test
    void binaryIsFilledUpWithZeros() {
        withTable(BINARY(4), (table, id, v) -> {
            db.execute(insertInto(table).set(id, 1).set(v, new byte[] {1, 2}));
            assertThat(db.fetchOne(select(v).from(table))).isEqualTo(new byte[] {1, 2, 0, 0});
        });
    }

    @Test
    void largeObjectsComeWhole() {
        String text = "\u00e9".repeat((1 << 20) + 1);
        withTable(CLOB, (table, id, v) -> {
            db.execute(insertInto(table).set(id, 1).set(v, text));
            assertThat(db.fetchOne(select(v).from(table))).isEqualTo(text);
            assertThat(db.fetchOne(select(value(text, CLOB)))).isEqualTo(text);
        });
        byte[] bytes = new byte[3 << 20];
        Arrays.fill(bytes, (byte) 7);
        withTable(BLOB, (table, id, v) -> {
            db.execute(insertInto(table).set(id, 1).set(v, bytes));
            assertThat(db.fetchOne(select(v).from(table))).isEqualTo(bytes);
        });
    }

    @Test
    void halfASurrogatePairIsRefused() {
        withTable(VARCHAR, (table, id, v) -> {
            assertThatThrownBy(() -> db.execute(insertInto(table).set(id, 1).set(v, "\uD83D")))
                    .isInstanceOf(LeanqException.class);
            assertThatThrownBy(() -> db.execute(insertInto(table).set(id, 1).set(v, inline("\uD83D"))))
                    .isInstanceOf(LeanqException.class);
        });
    }

    /** An INTEGER times an INTEGER would overflow. */
    @Test
    void literalsComputeInTheirType() {
        assertThat(db.fetchOne(select(inline(100_000L).times(inline(100_000L)))))
                .isEqualTo(10_000_000_000L);
        assertThat(db.fetchOne(select(inline(0.1).plus(inline(0.2))))).isEqualTo(0.1 + 0.2);
        assertThat(db.fetchOne(select(inline(new BigDecimal("1.50"))))).isEqualTo(new BigDecimal("1.50"));
        assertThat(db.fetchOne(select(inline("it''s").concat(inline("'"))))).isEqualTo("it''s'");
    }

    @Test
    void aNumberThatASmallTypeDoesNotHoldIsRefusedWhenRead() {
        assertThatThrownBy(() -> db.fetchOne(select(inline((byte) 100, TINYINT).times(inline((byte) 100, TINYINT)))))
                .isInstanceOf(LeanqException.class)
                .hasMessageNotContaining("10000");
    }

    @Test
    void aTimestampFinerThanMillisecondsIsRefusedNotCut() {
        LocalDateTime fine = LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1);
        assertThatThrownBy(() -> value(fine, TIMESTAMP))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("milliseconds");
    }

    @Test
    void aDecimalWithMoreDigitsThanItsColumnIsRefusedNotRounded() {
        DynamicTable table =
                Table.named("money").column("amount", DECIMAL(10, 2)).build();
        assertThatThrownBy(() -> insertInto(table).set(table.get("amount", DECIMAL(10, 2)), new BigDecimal("1.005")))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("digits")
                .hasMessageNotContaining("1.005");
    }

    @Test
    void aDecimalComparedWithMoreDigitsIsComparedExactly() {
        DynamicTable table = Table.named("prices")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("price", DECIMAL(10, 2))
                .build();
        MetaData metadata = MetaData.of(table);
        metadata.createAll(db);
        try {
            NumberColumn<DynamicTable, BigDecimal> price = table.get("price", DECIMAL(10, 2));
            db.execute(insertInto(table).set(table.get("id", INTEGER), 1).set(price, new BigDecimal("1.01")));
            assertThat(db.fetch(select(price).from(table).where(price.gt(new BigDecimal("1.005")))))
                    .hasSize(1);
            assertThat(db.fetch(select(price).from(table).where(price.gt(new BigDecimal("1.0101")))))
                    .isEmpty();
        } finally {
            metadata.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }
}
