package io.leanq.schema;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.DOUBLE;
import static io.leanq.query.DataType.DOUBLE_ARRAY;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.REAL;
import static io.leanq.query.DataType.TIMESTAMP;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.any;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.currentDate;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.noCondition;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.scalar;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.value;
import static io.leanq.testkit.TestDialects.BARE;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.InvalidStatement;
import io.leanq.catalog.Schema;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The SQL that creates a schema, made without a database. */
class SchemaSqlTest {
    private static final Schema APP = Schema.named("app");
    private static final Sequence ORDER_IDS = Sequence.named(APP, "order_ids").startWith(10);

    static final class Orders extends Table<Orders> {
        static final Orders ORDERS = Table.define(APP, "orders", Orders::new);

        final NumberColumn<Orders, Long> id = column("id", BIGINT, primaryKey(), defaultNext(() -> ORDER_IDS));
        final NumberColumn<Orders, BigDecimal> price = column("price", DECIMAL(10, 2), notNull());
        final TextColumn<Orders> state = column("state", VARCHAR(10), defaultValue("new"), comment("new or paid"));
        final TemporalColumn<Orders, LocalDateTime> made = column("made", TIMESTAMP, defaultCurrentTimestamp());
        final TemporalColumn<Orders, LocalDate> due = column("due", DATE, defaultCurrentDate());
        final NumberColumn<Orders, Long> previous =
                column("previous", BIGINT, references("fk_previous", () -> Orders.ORDERS.id));
        final BooleanColumn<Orders> open = column("open_", BOOLEAN);

        private Orders(TableRef<Orders> ref) {
            super(ref);
            tableComment("what customers ask for");
            unique("uq_made", made, price);
            unique(due);
            check("ck_price", price.gt(new BigDecimal("-1.50")).and(state.in(List.of("new", "it's"))));
            check("ck_open", open);
        }
    }

    static final class Log extends Table<Log> {
        static final Log LOG = Table.define("log", Log::new);

        final NumberColumn<Log, Long> id = column("id", BIGINT, identity(5, 2), primaryKey());
        final TextColumn<Log> line = column("line", VARCHAR(10), unique());

        private Log(TableRef<Log> ref) {
            super(ref);
        }
    }

    static final class Dear extends View<Dear> {
        static final Dear DEAR = View.define(
                APP,
                "dear",
                Dear::new,
                () -> select(Orders.ORDERS.id, Orders.ORDERS.price)
                        .from(Orders.ORDERS)
                        .where(Orders.ORDERS.price.gt(new BigDecimal("99.90")).and(Orders.ORDERS.state.ne("paid")))
                        .limit(10));

        final NumberColumn<Dear, Long> id = column("id", BIGINT);
        final NumberColumn<Dear, BigDecimal> price = column("price_", DECIMAL(10, 2));

        private Dear(TableRef<Dear> ref) {
            super(ref);
        }
    }

    /** Otherwise the table would be created with another default, and later be refused as different. */
    @Test
    void defaultThatNoLiteralWritesIsRefusedWhenDefined() {
        for (Double value : List.of(-0.0, Double.NaN, Double.NEGATIVE_INFINITY)) {
            assertThatThrownBy(() -> defaulted(DOUBLE, value))
                    .isInstanceOf(InvalidDefinition.class)
                    .hasMessageContaining("column weights.w takes no such default: SQL has no literal for ");
        }
        assertThatThrownBy(() -> defaulted(REAL, -0.0f)).isInstanceOf(InvalidDefinition.class);
        assertThatThrownBy(() -> defaulted(DOUBLE_ARRAY, List.of(1.0, -0.0)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("write 0.0");
    }

    private static <V> DynamicTable defaulted(DataType<V, ?, ?> type, V value) {
        return Table.named("weights")
                .column("w", type, ColumnOption.defaultValue(value))
                .build();
    }

    @Test
    void createStatementsAreOrderedAndContainTheirValues() {
        assertThat(MetaData.of(Dear.DEAR, Orders.ORDERS, Log.LOG).createAllSql(LEANXCALE_LIKE))
                .containsExactly(
                        "CREATE SEQUENCE IF NOT EXISTS app.order_ids START WITH 10 INCREMENT BY 1",
                        "CREATE TABLE IF NOT EXISTS app.orders (id BIGINT NOT NULL, price DECIMAL(10,2) NOT NULL,"
                                + " state VARCHAR(10) DEFAULT 'new', made TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
                                + " due DATE DEFAULT CURRENT_DATE, previous BIGINT, open_ BOOLEAN, PRIMARY KEY (id),"
                                + " CONSTRAINT fk_previous FOREIGN KEY (previous) REFERENCES app.orders (id),"
                                + " CONSTRAINT uq_made UNIQUE (made, price), CONSTRAINT uq_orders_due UNIQUE (due),"
                                + " CONSTRAINT ck_price CHECK (price > -1.50 AND state IN ('new', 'it''s')),"
                                + " CONSTRAINT ck_open CHECK (open_))",
                        "CREATE TABLE IF NOT EXISTS log (id BIGINT GENERATED ALWAYS AS IDENTITY (START WITH 5 "
                                + "INCREMENT BY 2)"
                                + " NOT NULL, line VARCHAR(10), PRIMARY KEY (id), CONSTRAINT uq_log_line UNIQUE "
                                + "(line))",
                        "CREATE OR REPLACE VIEW app.dear (id, price_) AS SELECT orders.id, orders.price FROM app.orders"
                                + " WHERE orders.price > 99.90 AND orders.state <> 'paid' LIMIT 10");
    }

    @Test
    void theStandardDialectCreatesViewsWithoutReplacing() {
        assertThat(MetaData.of(Dear.DEAR).createAllSql(Dialect.STANDARD))
                .singleElement()
                .asString()
                .startsWith("CREATE VIEW app.dear")
                .endsWith("FETCH NEXT 10 ROWS ONLY");
    }

    @Test
    void clauseThatADialectLacksIsRefused() {
        assertThatThrownBy(() -> MetaData.of(Log.LOG).createAllSql(BARE))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessage("bare has no identity columns: feed the column by a sequence: defaultNext(…)");
        assertThatThrownBy(() -> BARE.render(Dear.DEAR.ddl(true)))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessage("bare has no CREATE OR REPLACE VIEW: drop the view first, then create it");
    }

    @Test
    void commentsAreKeptAndNotRendered() {
        assertThat(Orders.ORDERS.definition().comment()).contains("what customers ask for");
        assertThat(Orders.ORDERS.state.definition().comment()).contains("new or paid");
        assertThat(Orders.ORDERS.price.definition().comment()).isEmpty();
        DynamicTable table =
                Table.named("t").column("a", INTEGER).comment("run-time").build();
        assertThat(table.definition().comment()).contains("run-time");
    }

    @Test
    void aliasOfATableRecordsNoConstraintsAgain() {
        assertThat(Orders.ORDERS.as("o").definition()).isSameAs(Orders.ORDERS.definition());
        assertThat(select(Dear.DEAR.as("d").id)
                        .from(Dear.DEAR.as("d"))
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("SELECT d.id FROM app.dear AS d");
    }

    @Test
    void aDotInANameIsPartOfTheName() {
        DynamicTable dotted = Table.named("app.orders").column("a.b", INTEGER).build();
        assertThat(MetaData.of(dotted).createAllSql(LEANXCALE_LIKE))
                .containsExactly("CREATE TABLE IF NOT EXISTS \"app.orders\" (\"a.b\" INTEGER)");
        assertThat(MetaData.of(dotted, Orders.ORDERS).tables()).hasSize(2);
    }

    @Test
    void runTimeTablesHaveTheSameConstraints() {
        DynamicTable parent = Table.named(APP, "parent")
                .column("a", INTEGER)
                .column("b", INTEGER)
                .primaryKey("a", "b")
                .build();
        DynamicTable child = Table.named(APP, "child")
                .column("x", INTEGER)
                .column("y", INTEGER)
                .column("z", INTEGER)
                .unique("uq_child", "x", "y")
                .check("ck_child", t -> t.get("z", INTEGER).between(1, 5))
                .foreignKey(
                        "fk_child",
                        List.of("x", "y"),
                        () -> List.of(parent.get("a", INTEGER), parent.get("b", INTEGER)))
                .build();
        assertThat(MetaData.of(child, parent).createAllSql(LEANXCALE_LIKE))
                .element(1)
                .isEqualTo("CREATE TABLE IF NOT EXISTS app.child (x INTEGER, y INTEGER, z INTEGER,"
                        + " CONSTRAINT fk_child FOREIGN KEY (x, y) REFERENCES app.parent (a, b),"
                        + " CONSTRAINT uq_child UNIQUE (x, y), CONSTRAINT ck_child CHECK (z BETWEEN 1 AND 5))");
    }

    private static DynamicTable.Builder checked(Condition condition) {
        return Table.named("t").column("a", INTEGER).check("ck", t -> condition);
    }

    @Test
    void checkSeesItsOwnRowOnly() {
        for (Condition condition : List.of(
                Orders.ORDERS.id.eq(1L),
                Log.LOG.id.in(select(Log.LOG.id).from(Log.LOG)),
                value(1L, BIGINT).eq(ORDER_IDS.next()),
                exists(select(Log.LOG.id).from(Log.LOG)),
                value(1L, BIGINT).eq(scalar(select(count()).from(Log.LOG))),
                value(1L, BIGINT).eq(any(select(Log.LOG.id).from(Log.LOG))),
                value(1L, BIGINT).eq(count()),
                currentDate().eq(LocalDate.of(2024, 1, 1)),
                value(1, INTEGER).eq(param("p", INTEGER)))) {
            assertThatThrownBy(() -> checked(condition).build())
                    .isInstanceOf(InvalidDefinition.class)
                    .hasMessageStartingWith("check ck of t sees one row of t and nothing else");
        }
        assertThatThrownBy(() -> checked(noCondition()).build()).isInstanceOf(InvalidStatement.class);
    }

    @Test
    void defaultsMustFitTheirColumns() {
        assertThatThrownBy(() -> Table.named("t")
                        .column("a", DATE, ColumnOption.defaultCurrentTimestamp())
                        .build())
                .hasMessage("column t.a is DATE: CURRENT_TIMESTAMP fills columns of TIMESTAMP");
        assertThatThrownBy(() -> Table.named("t")
                        .column("a", INTEGER, ColumnOption.identity())
                        .build())
                .hasMessage("column t.a is INTEGER: an identity column is a BIGINT");
        assertThatThrownBy(() -> Table.named("t")
                        .column("a", BIGINT, ColumnOption.identity(), ColumnOption.defaultValue(1L))
                        .build())
                .hasMessageContaining("two defaults");
    }

    @Test
    void anIdentityColumnIsLeftOutOfInsertsAndNeverSet() {
        assertThat(insertInto(Log.LOG)
                        .set(Log.LOG.line, "x")
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("INSERT INTO log (line) VALUES (?)");
        assertThat(insertInto(Log.LOG)
                        .set(Log.LOG.id, (Long) null)
                        .set(Log.LOG.line, "x")
                        .render(LEANXCALE_LIKE)
                        .sql())
                .isEqualTo("INSERT INTO log (line) VALUES (?)");
        String reason = "the database counts this identity column by itself";
        assertThatThrownBy(() -> insertInto(Log.LOG).set(Log.LOG.id, 7L)).hasMessageContaining(reason);
        assertThatThrownBy(() -> insertInto(Log.LOG).setNull(Log.LOG.id)).hasMessageContaining(reason);
        assertThatThrownBy(() -> insertInto(Log.LOG, Log.LOG.id, Log.LOG.line)).hasMessageContaining(reason);
        assertThatThrownBy(() -> update(Log.LOG).set(Log.LOG.id, 7L)).hasMessageContaining(reason);
    }

    static final class Wrong extends View<Wrong> {
        final NumberColumn<Wrong, Long> id = column("id", BIGINT, notNull());

        private Wrong(TableRef<Wrong> ref) {
            super(ref);
        }
    }

    static final class Keyed extends View<Keyed> {
        final NumberColumn<Keyed, Long> id = column("id", BIGINT, primaryKey());

        private Keyed(TableRef<Keyed> ref) {
            super(ref);
        }
    }

    @Test
    void aViewsColumnsAreThoseOfItsQuery() {
        Wrong narrow = View.define(
                "v", Wrong::new, () -> select(Log.LOG.id, Log.LOG.line).from(Log.LOG));
        assertThatThrownBy(() -> MetaData.of(narrow).createAllSql(LEANXCALE_LIKE))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessage("view v has 1 columns, but its query gives 2");
        Wrong other = View.define("v", Wrong::new, () -> select(Log.LOG.line).from(Log.LOG));
        assertThatThrownBy(() -> MetaData.of(other).createAllSql(LEANXCALE_LIKE))
                .hasMessageContaining("column v.id is BIGINT, but the view's query gives VARCHAR(10)");
        assertThatThrownBy(() ->
                        View.define("v", Keyed::new, () -> select(Log.LOG.id).from(Log.LOG)))
                .hasMessageContaining("view v has columns only");
        Wrong parameterised = View.define(
                "v", Wrong::new, () -> select(Log.LOG.id).from(Log.LOG).where(Log.LOG.id.eq(param("p", BIGINT))));
        assertThatThrownBy(() -> MetaData.of(parameterised).createAllSql(LEANXCALE_LIKE))
                .hasMessageContaining("DDL has no parameters");
        assertThatThrownBy(() -> insertInto(Dear.DEAR).set(Dear.DEAR.id, 1L))
                .hasMessageContaining("a view's rows are its tables'");
    }

    @Test
    void missingTargetIsRefused() {
        DynamicTable lonely = Table.named("lonely")
                .column("a", BIGINT, ColumnOption.references(() -> Orders.ORDERS.id))
                .build();
        assertThatThrownBy(() -> MetaData.of(lonely).createAllSql(LEANXCALE_LIKE))
                .hasMessageContaining("add it to MetaData.of(…)");
    }
}
