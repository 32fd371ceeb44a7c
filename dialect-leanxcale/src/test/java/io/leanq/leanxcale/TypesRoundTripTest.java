package io.leanq.leanxcale;

import static io.leanq.query.DataType.BINARY;
import static io.leanq.query.DataType.BLOB;
import static io.leanq.query.DataType.CHAR;
import static io.leanq.query.DataType.CLOB;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.TIME;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.TINYINT;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** The edge values of every type on the embedded server, and which values it refuses or pads. */
@Tag("slow")
@Order(1)
class TypesRoundTripTest extends TypeRoundTrips {
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

    static Stream<Arguments> types() {
        return TypeEdges.all();
    }

    @Override
    protected Database db() {
        return db;
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
    void decimalTooLargeForMemoryIsRefused() {
        for (String monster : List.of("1E+999999999", "1E-999999999", "1E+2147483647")) {
            assertThatThrownBy(() -> inline(new BigDecimal(monster)))
                    .isInstanceOf(LeanqException.class)
                    .hasMessageContaining("digits");
        }
    }

    /** H2 pads; whether LeanXcale does is not known, so a value is returned as it comes. */
    @Test
    void charIsFilledUpWithSpacesAndComparedWithoutThem() {
        withTable(CHAR(5), (table, id, v) -> {
            db.execute(insertInto(table).set(id, 1).set(v, "ab"));
            assertThat(db.fetchOne(select(v).from(table))).isEqualTo("ab   ");
            assertThat(db.fetch(select(id).from(table).where(v.eq("ab")))).containsExactly(1);
            assertThat(db.fetch(select(id).from(table).where(v.in(List.of("ab", "x")))))
                    .containsExactly(1);
            assertThatThrownBy(() -> db.execute(insertInto(table).set(id, 2).set(v, "abcdef")))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessage("column v is CHAR(5), and the value has 6 characters: shorten it, or widen the column");
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
    void largeObjectsComeBackWhole() {
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

    /** INTEGER times INTEGER would overflow. */
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
