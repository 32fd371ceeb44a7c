package io.leanq.leanxcale;

import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.type.DataType.BIGINT;
import static io.leanq.type.DataType.BIGINT_ARRAY;
import static io.leanq.type.DataType.BOOLEAN;
import static io.leanq.type.DataType.DATE;
import static io.leanq.type.DataType.DECIMAL;
import static io.leanq.type.DataType.DOUBLE;
import static io.leanq.type.DataType.DOUBLE_ARRAY;
import static io.leanq.type.DataType.INTEGER;
import static io.leanq.type.DataType.TIMESTAMP;
import static io.leanq.type.DataType.VARBINARY;
import static io.leanq.type.DataType.VARCHAR;
import static io.leanq.type.DataType.VARCHAR_ARRAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.query.Param;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    static Stream<Arguments> values() {
        return Stream.of(
                of(BOOLEAN, true, false),
                of(INTEGER, 0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE),
                of(BIGINT, 0L, -1L, (long) Integer.MAX_VALUE + 1, Long.MAX_VALUE, Long.MIN_VALUE),
                of(DOUBLE, 0.0, 1.5, 0.1, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL),
                of(
                        DECIMAL(30, 10),
                        new BigDecimal("0E-10"),
                        new BigDecimal("12345678901234567890.0123456789"),
                        new BigDecimal("-99999999999999999999.9999999999"),
                        new BigDecimal("0.0000000001")),
                of(DECIMAL(5, 0), new BigDecimal("99999"), new BigDecimal("-99999")),
                of(
                        VARCHAR,
                        "",
                        " ",
                        "it's; -- \"quoted\" /* not a comment */ ?",
                        "żółć ñ ß 漢字",
                        "beyond the BMP: \uD83D\uDE00 \uD834\uDD1E \uDBFF\uDFFF",
                        "line\r\nbreak\ttab\u0001",
                        "x".repeat(1 << 20),
                        "\uD83D\uDE00".repeat(200_000)),
                of(VARCHAR(50), "fifty".repeat(10)),
                of(
                        DATE,
                        LocalDate.EPOCH,
                        LocalDate.of(1, 1, 1),
                        LocalDate.of(9999, 12, 31),
                        LocalDate.of(1969, 12, 31),
                        LocalDate.of(1582, 10, 10),
                        LocalDate.of(2024, 2, 29)),
                of(
                        TIMESTAMP,
                        LocalDateTime.of(1970, 1, 1, 0, 0),
                        LocalDateTime.of(1, 1, 1, 0, 0, 0, 1_000_000),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_000_000),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_000_000),
                        LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_000_000)),
                of(VARBINARY, new byte[0], new byte[] {0, -1, 127, -128}, new byte[300_000]),
                of(BIGINT_ARRAY, List.of(), List.of(1L, Long.MIN_VALUE), Arrays.asList(1L, null)),
                of(DOUBLE_ARRAY, List.of(), List.of(0.5, -1e300)),
                of(VARCHAR_ARRAY, List.of(""), List.of("a", "\uD83D\uDE00")));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <V> Arguments of(DataType<V> type, V... values) {
        return Arguments.of(type, Arrays.asList(values));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    <V> void everyValueComesBackAsItWent(DataType<V> type, List<V> values) {
        DynamicTable table = Table.named("round_trip")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("v", type)
                .build();
        NumberColumn<DynamicTable, Integer> id = table.get("id", INTEGER);
        Column<DynamicTable, V> v = table.get("v", type);
        MetaData metadata = MetaData.of(table);
        metadata.createAll(db);
        try {
            assertThat(metadata.createAll(db).created()).isEmpty();
            for (int i = 0; i < values.size(); i++) {
                V value = values.get(i);
                db.execute(insertInto(table).set(id, i).set(v, value));
                assertSame(db.fetchOne(select(v).from(table).where(id.eq(i))), value);
                db.execute(update(table).set(v, (V) null).where(id.eq(i)));
                assertThat(db.fetchOne(select(v).from(table).where(id.eq(i).and(v.isNull()))))
                        .isNull();
                Param<V> wanted = param("wanted", type);
                db.execute(update(table).set(v, wanted).where(id.eq(i)).with(wanted, value));
                if (isComparable(type)) {
                    assertSame(db.fetchOne(select(v).from(table).where(id.eq(i).and(v.eq(value)))), value);
                    assertThat(db.fetch(select(id).from(table).where(id.eq(i).and(v.in(List.of(value))))))
                            .containsExactly(i);
                }
            }
        } finally {
            metadata.dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
        }
    }

    private static boolean isComparable(DataType<?> type) {
        return type.javaType() != List.class;
    }

    private static <V> void assertSame(@Nullable V actual, V expected) {
        if (expected instanceof byte[] bytes) {
            assertThat((byte[]) actual).isEqualTo(bytes);
        } else {
            assertThat(actual).isEqualTo(expected);
        }
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
