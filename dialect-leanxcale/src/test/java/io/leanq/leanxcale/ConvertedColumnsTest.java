package io.leanq.leanxcale;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.inline;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.LeanqException;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.query.DataType;
import io.leanq.query.Param;
import io.leanq.query.PlainType;
import io.leanq.query.RowMapping;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.PlainColumn;
import io.leanq.schema.RowTable;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An enum on VARCHAR and a value type on BIGINT, everywhere that a value is allowed. */
class ConvertedColumnsTest {
    private static final PlainType<Cents> CENTS = BIGINT.as(Cents.class, Cents::new, Cents::amount);

    private enum Color {
        RED,
        GREEN,
        BLUE
    }

    record Cents(long amount) {}

    record Paint(int id, @Nullable Color color, @Nullable Cents price) {}

    private static final class Paints extends RowTable<Paints, Paint> {
        static final Paints PAINTS = Table.define("paints", Paints::new);

        final NumberColumn<Paints, Integer> id = column("id", INTEGER, primaryKey());
        final PlainColumn<Paints, Color> color =
                column("color", VARCHAR(10).asEnum(Color.class), defaultValue(Color.GREEN), indexed());
        final PlainColumn<Paints, Cents> price = column("price", CENTS, defaultValue(new Cents(100)));

        private Paints(TableRef<Paints> ref) {
            super(ref);
        }

        @Override
        public RowMapping<Paints, Paint> row() {
            return new RowMapping<>(
                    List.of(id, color, price),
                    (cells, at) -> new Paint(cells.getInt(at), color.read(cells, at + 1), price.read(cells, at + 2)),
                    (paint, to) -> to.set(id, paint.id).set(color, paint.color).set(price, paint.price));
        }
    }

    private final Paints p = Paints.PAINTS;
    private EmbeddedLeanxcale server;
    private Database db;

    @BeforeEach
    void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        MetaData.of(p).createAll(db);
        db.batch(
                batchInsert(p),
                List.of(
                                new Paint(1, Color.RED, new Cents(5)),
                                new Paint(2, Color.BLUE, new Cents(7)),
                                new Paint(3, null, null))
                        .iterator());
    }

    @AfterEach
    void stop() {
        db.close();
        server.close();
    }

    @Test
    void rowRecordsAreWrittenAndRead() {
        assertThat(db.fetch(selectFrom(p).orderBy(p.id.asc())))
                .containsExactly(
                        new Paint(1, Color.RED, new Cents(5)),
                        new Paint(2, Color.BLUE, new Cents(7)),
                        new Paint(3, null, null));
    }

    @Test
    void convertedColumnHasSchemaOfItsSqlType() {
        assertThat(MetaData.of(p).createAll(db).created()).isEmpty();
        DynamicTable plain = Table.named("paints")
                .column("id", INTEGER, ColumnOption.primaryKey())
                .column("color", VARCHAR(10), ColumnOption.defaultValue("GREEN"))
                .column("price", BIGINT, ColumnOption.defaultValue(100L))
                .build();
        assertThat(MetaData.of(plain).createAll(db).created()).isEmpty();
        TextColumn<DynamicTable> color = plain.get("color", VARCHAR(10));
        assertThat(db.fetchOne(
                        select(color).from(plain).where(plain.get("id", INTEGER).eq(1))))
                .isEqualTo("RED");
    }

    @Test
    void conditionsTakeTheJavaType() {
        assertThat(db.fetch(select(p.id).from(p).where(p.color.eq(Color.RED)))).containsExactly(1);
        assertThat(db.fetch(select(p.id).from(p).where(p.color.ne(Color.RED)))).containsExactly(2);
        assertThat(db.fetch(select(p.id).from(p).where(p.price.between(new Cents(6), new Cents(8)))))
                .containsExactly(2);
        assertThat(db.fetch(select(p.id)
                        .from(p)
                        .where(p.color.in(List.of(Color.RED, Color.GREEN)).or(p.price.in(List.of(new Cents(7)))))
                        .orderBy(p.id.asc())))
                .containsExactly(1, 2);
        assertThat(db.fetch(select(p.id).from(p).where(p.color.eq(inline(Color.BLUE, p.color.type())))))
                .containsExactly(2);
    }

    @Test
    void paramsTakeTheJavaType() {
        Param<Color> wanted = param("wanted", p.color.type());
        var template = select(p.id).from(p).where(p.color.eq(wanted));
        assertThat(db.fetch(template.with(wanted, Color.RED))).containsExactly(1);
        assertThat(db.fetch(template.with(wanted, Color.GREEN))).isEmpty();
    }

    /** Text sorts by its letters, not in the order of the enum's constants. */
    @Test
    void convertedColumnsCompareAndSortAsSqlType() {
        assertThat(db.fetch(select(p.color).from(p).where(p.color.isNotNull()).orderBy(p.color.asc())))
                .containsExactly(Color.BLUE, Color.RED);
        assertThat(db.fetchOne(select(max(p.color)).from(p))).isEqualTo(Color.RED);
        assertThat(db.fetch(select(p.price.orElse(new Cents(0))).from(p).orderBy(p.id.asc())))
                .containsExactly(new Cents(5), new Cents(7), new Cents(0));
    }

    @Test
    void changesAndDefaultsTakeTheJavaType() {
        db.execute(insertInto(p).set(p.id, 4));
        assertThat(db.fetchOne(selectFrom(p).where(p.id.eq(4)))).isEqualTo(new Paint(4, Color.GREEN, new Cents(100)));
        db.execute(update(p).set(p.color, Color.BLUE).set(p.price, new Cents(1)).where(p.id.eq(4)));
        assertThat(db.fetchOne(selectFrom(p).where(p.id.eq(4)))).isEqualTo(new Paint(4, Color.BLUE, new Cents(1)));
    }

    @Test
    void unknownNameInDatabaseFailsWithoutShowingIt() {
        DynamicTable plain = Table.named("paints")
                .column("id", INTEGER)
                .column("color", VARCHAR(10))
                .build();
        db.execute(update(plain)
                .set(plain.get("color", VARCHAR(10)), "MAUVE")
                .where(plain.get("id", INTEGER).eq(1)));
        assertThatThrownBy(() -> db.fetchOne(select(p.color).from(p).where(p.id.eq(1))))
                .isInstanceOf(LeanqException.class)
                .hasMessageContaining("Color")
                .hasMessageNotContaining("MAUVE");
    }

    @Test
    void aRunTimeTableKnowsItsJavaType() {
        DynamicTable table = Table.named("paints").column("price", CENTS).build();
        assertThat(db.fetch(select(table.get("price", CENTS))
                        .from(table)
                        .where(table.get("price", CENTS).eq(new Cents(5)))))
                .containsExactly(new Cents(5));
        assertThatThrownBy(() -> table.get("price", (DataType<Long, ?, ?>) BIGINT))
                .isInstanceOf(LeanqException.class);
    }
}
