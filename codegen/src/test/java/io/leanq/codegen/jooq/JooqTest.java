package io.leanq.codegen.jooq;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.DataType.DATE;
import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.caseWhen;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.deleteFrom;
import static io.leanq.query.Dsl.exists;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.max;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.leanq.driver.BindWriter;
import io.leanq.driver.DriverConnection;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.LeanxcaleUrl;
import io.leanq.leanxcale.client.LeanxcaleDriver;
import io.leanq.query.Query;
import io.leanq.query.Row;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.TableDefinition;
import io.leanq.schema.TemporalColumn;
import io.leanq.schema.TextColumn;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.codegen.GenerationTool;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same schema and data by the same text, in plain H2 under jOOQ and on the embedded server under LeanQ.
 *
 * <p>What differs, and is made equal before comparing:
 * <ul>
 *   <li>Plain H2 keeps bare names in upper case, LeanXcale as they are written: all names are compared in lower case.
 *   <li>H2 spells types as the SQL standard does, in full: see {@link SeenByJooq}.
 *   <li>jOOQ shows a unique constraint as a key. A catalog of LeanXcale shows it as a unique index, and so does LeanQ.
 *   <li>jOOQ's counts are {@code Integer}, LeanQ's {@code Long}: numbers are compared by value.
 * </ul>
 */
class JooqTest {
    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final String H2 = "jdbc:h2:mem:judged;DB_CLOSE_DELAY=-1";

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE customers (id BIGINT PRIMARY KEY, name VARCHAR(60) NOT NULL, city VARCHAR(40),"
                    + " CONSTRAINT uq_customers UNIQUE (name, city))",
            "CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL, placed DATE NOT NULL,"
                    + " total DECIMAL(10,2), paid BOOLEAN NOT NULL, CONSTRAINT fk_orders_customer FOREIGN KEY"
                    + " (customer_id) REFERENCES customers (id))",
            "CREATE TABLE items (order_id BIGINT, line INTEGER, amount SMALLINT NOT NULL, rate DOUBLE PRECISION, code"
                    + " CHAR(4), PRIMARY KEY (order_id, line), CONSTRAINT fk_items_order FOREIGN KEY (order_id)"
                    + " REFERENCES orders (id))",
            "CREATE TABLE returns (id INTEGER PRIMARY KEY, order_id BIGINT, line INTEGER, at_time TIMESTAMP, "
                    + "day_time TIME,"
                    + " picture BLOB, story CLOB, seal VARBINARY(16), tiny TINYINT, ratio REAL, CONSTRAINT "
                    + "fk_returns_item"
                    + " FOREIGN KEY (order_id, line) REFERENCES items (order_id, line))");

    private static final List<String> DATA = List.of(
            "INSERT INTO customers VALUES (1, 'Ada', 'Madrid'), (2, 'Blaise', 'Paris'), (3, 'Carl', NULL), (4, "
                    + "'Dora', 'Madrid')",
            "INSERT INTO orders VALUES (10, 1, DATE '2026-01-05', 12.50, TRUE), (11, 1, DATE '2026-01-07', NULL, "
                    + "FALSE),"
                    + " (12, 2, DATE '2026-02-01', 1200.00, TRUE), (13, 4, DATE '2026-02-03', 7.25, FALSE)");

    private static EmbeddedLeanxcale server;
    private static Database db;
    private static Connection h2;
    private static DSLContext jooq;

    @BeforeAll
    static void createBoth() throws Exception {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
        h2 = DriverManager.getConnection(H2);
        jooq = DSL.using(h2, SQLDialect.H2);
        try (LeanxcaleDriver driver = new LeanxcaleDriver(LeanxcaleUrl.parse(server.url()));
                DriverConnection connection = driver.acquire();
                Statement statement = h2.createStatement()) {
            for (String sql : Stream.concat(SCHEMA.stream(), DATA.stream()).toList()) {
                connection.execute(sql, BindWriter.NONE);
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void closeBoth() throws Exception {
        db.close();
        server.close();
        try (Statement statement = h2.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        h2.close();
    }

    @Test
    void jooqsGeneratorSeesTheSameTablesColumnsTypesAndKeys(@TempDir Path folder) throws Exception {
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc().withUrl(H2).withDriver("org.h2.Driver"))
                .withGenerator(new Generator()
                        .withName(SeenByJooq.class.getName())
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName("org.jooq.meta.h2.H2Database")
                                .withInputSchema("PUBLIC"))
                        .withTarget(
                                new Target().withDirectory(folder.toString()).withPackageName("judge"))));
        assertThat(SeenByJooq.tables()).hasSize(SCHEMA.size()).isEqualTo(seenByLeanq());
    }

    private static Map<String, List<String>> seenByLeanq() {
        Map<String, List<String>> tables = new HashMap<>();
        for (TableDefinition table : MetaData.reflect(db).metadata().tables()) {
            List<String> lines = new ArrayList<>();
            table.columns()
                    .forEach(column -> lines.add(column.name() + " "
                            + spelled(column.type().sqlType()) + (table.nullable(column) ? "" : " NOT NULL")));
            lines.add("PRIMARY KEY " + table.primaryKey());
            table.foreignKeys()
                    .forEach(key -> lines.add("FOREIGN KEY " + key.name() + " " + key.columns() + " -> "
                            + key.targetTable().name() + key.targetColumns()));
            table.indexes().stream()
                    .filter(index -> index.unique())
                    .forEach(index -> lines.add("UNIQUE " + index.columns()));
            tables.put(table.name().name(), lines);
        }
        return tables;
    }

    private static String spelled(SqlType type) {
        return type.toString().replace(" ", "");
    }

    private static final DynamicTable C = io.leanq.schema.Table.named("customers")
            .column("id", BIGINT)
            .column("name", VARCHAR(60))
            .column("city", VARCHAR(40))
            .primaryKey("id")
            .build();
    private static final NumberColumn<DynamicTable, Long> C_ID = C.get("id", BIGINT);
    private static final TextColumn<DynamicTable> C_NAME = C.get("name", VARCHAR(60));
    private static final TextColumn<DynamicTable> C_CITY = C.get("city", VARCHAR(40));
    private static final DynamicTable O = io.leanq.schema.Table.named("orders")
            .column("id", BIGINT)
            .column("customer_id", BIGINT)
            .column("placed", DATE)
            .column("total", DECIMAL(10, 2))
            .column("paid", BOOLEAN)
            .primaryKey("id")
            .build();
    private static final NumberColumn<DynamicTable, Long> O_ID = O.get("id", BIGINT);
    private static final NumberColumn<DynamicTable, Long> O_CUSTOMER = O.get("customer_id", BIGINT);
    private static final TemporalColumn<DynamicTable, LocalDate> O_PLACED = O.get("placed", DATE);
    private static final NumberColumn<DynamicTable, BigDecimal> O_TOTAL = O.get("total", DECIMAL(10, 2));

    private static final org.jooq.Table<?> JC = DSL.table(name("CUSTOMERS"));
    private static final Field<Long> JC_ID = field(name("CUSTOMERS", "ID"), Long.class);
    private static final Field<String> JC_NAME = field(name("CUSTOMERS", "NAME"), String.class);
    private static final Field<String> JC_CITY = field(name("CUSTOMERS", "CITY"), String.class);
    private static final org.jooq.Table<?> JO = DSL.table(name("ORDERS"));
    private static final Field<Long> JO_ID = field(name("ORDERS", "ID"), Long.class);
    private static final Field<Long> JO_CUSTOMER = field(name("ORDERS", "CUSTOMER_ID"), Long.class);
    private static final Field<LocalDate> JO_PLACED = field(name("ORDERS", "PLACED"), LocalDate.class);
    private static final Field<BigDecimal> JO_TOTAL = field(name("ORDERS", "TOTAL"), BigDecimal.class);
    private static final Field<Boolean> JO_PAID = field(name("ORDERS", "PAID"), Boolean.class);

    private static void sameRows(Query<Row> ours, ResultQuery<?> theirs, int rows) {
        List<List<Object>> answered = new ArrayList<>();
        for (Row row : db.fetch(ours)) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(comparable(row.get(i)));
            }
            answered.add(values);
        }
        List<List<Object>> expected = new ArrayList<>();
        for (Object[] row : theirs.fetchArrays()) {
            expected.add(Stream.of(row).map(JooqTest::comparable).toList());
        }
        assertThat(answered).hasSize(rows).isEqualTo(expected);
    }

    /** A value that can be compared: numbers by value, and NULL as a word, since lists of values hold no nulls. */
    private static Object comparable(Object value) {
        if (value == null) {
            return "NULL";
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    @Test
    void tenStatementsGiveTheSameRows() {
        sameRows(
                select(List.of(C_ID, C_NAME, C_CITY)).from(C).orderBy(C_ID),
                jooq.select(JC_ID, JC_NAME, JC_CITY).from(JC).orderBy(JC_ID),
                4);
        sameRows(
                select(List.of(C_NAME))
                        .from(C)
                        .where(C_NAME.like("%a%").and(C_CITY.isNotNull()))
                        .orderBy(C_NAME.desc())
                        .limit(2),
                jooq.select(JC_NAME)
                        .from(JC)
                        .where(JC_NAME.like("%a%").and(JC_CITY.isNotNull()))
                        .orderBy(JC_NAME.desc())
                        .limit(2),
                2);
        sameRows(
                select(List.of(C_NAME, O_PLACED, O_TOTAL))
                        .from(O)
                        .join(C)
                        .on(O_CUSTOMER.eq(C_ID))
                        .orderBy(O_ID),
                jooq.select(JC_NAME, JO_PLACED, JO_TOTAL)
                        .from(JO)
                        .join(JC)
                        .on(JO_CUSTOMER.eq(JC_ID))
                        .orderBy(JO_ID),
                4);
        sameRows(
                select(List.of(C_ID, O_ID))
                        .from(C)
                        .leftJoin(O)
                        .on(O_CUSTOMER.eq(C_ID).and(O.get("paid", BOOLEAN)))
                        .orderBy(C_ID),
                jooq.select(JC_ID, JO_ID)
                        .from(JC)
                        .leftJoin(JO)
                        .on(JO_CUSTOMER.eq(JC_ID).and(JO_PAID))
                        .orderBy(JC_ID),
                4);
        sameRows(
                select(List.of(C_CITY, count(), max(C_NAME)))
                        .from(C)
                        .groupBy(C_CITY)
                        .having(count().gt(1L)),
                jooq.select(JC_CITY, DSL.count(), DSL.max(JC_NAME))
                        .from(JC)
                        .groupBy(JC_CITY)
                        .having(DSL.count().gt(1)),
                1);
        sameRows(
                select(List.of(C_NAME))
                        .from(C)
                        .where(C_ID.in(select(O_CUSTOMER).from(O).where(O_TOTAL.ge(new BigDecimal("10")))))
                        .orderBy(C_NAME),
                jooq.select(JC_NAME)
                        .from(JC)
                        .where(JC_ID.in(DSL.select(JO_CUSTOMER).from(JO).where(JO_TOTAL.ge(new BigDecimal("10")))))
                        .orderBy(JC_NAME),
                2);
        sameRows(
                select(List.of(C_NAME))
                        .from(C)
                        .where(exists(select(O_ID).from(O).where(O_CUSTOMER.eq(C_ID)))
                                .not())
                        .orderBy(C_NAME),
                jooq.select(JC_NAME)
                        .from(JC)
                        .where(DSL.notExists(DSL.select(JO_ID).from(JO).where(JO_CUSTOMER.eq(JC_ID))))
                        .orderBy(JC_NAME),
                1);
        sameRows(
                select(List.of(
                                O_ID,
                                O_TOTAL.orElse(BigDecimal.ZERO),
                                caseWhen(O_TOTAL.gt(new BigDecimal("100")), "large")
                                        .otherwise("small")))
                        .from(O)
                        .orderBy(O_ID),
                jooq.select(
                                JO_ID,
                                DSL.coalesce(JO_TOTAL, BigDecimal.ZERO),
                                DSL.when(JO_TOTAL.gt(new BigDecimal("100")), "large")
                                        .otherwise("small"))
                        .from(JO)
                        .orderBy(JO_ID),
                4);
        sameRows(
                select(List.of(C_CITY))
                        .from(C)
                        .where(C_ID.between(1L, 3L))
                        .union(select(List.of(C_NAME)).from(C).where(C_ID.eq(4L))),
                jooq.select(JC_CITY)
                        .from(JC)
                        .where(JC_ID.between(1L, 3L))
                        .union(DSL.select(JC_NAME).from(JC).where(JC_ID.eq(4L))),
                4);
        changes();
        sameRows(
                select(List.of(O_ID, O_PLACED, O_TOTAL))
                        .from(O)
                        .where(O_PLACED.lt(LocalDate.of(2026, 3, 1)))
                        .orderBy(O_TOTAL.desc(), O_ID),
                jooq.select(JO_ID, JO_PLACED, JO_TOTAL)
                        .from(JO)
                        .where(JO_PLACED.lt(LocalDate.of(2026, 3, 1)))
                        .orderBy(JO_TOTAL.desc(), JO_ID),
                4);
    }

    /** Runs an insert, an update and a delete on both sides, and compares the numbers of rows. */
    private static void changes() {
        LocalDate day = LocalDate.of(2026, 2, 9);
        assertThat(db.execute(insertInto(O)
                        .set(O_ID, 14L)
                        .set(O_CUSTOMER, 3L)
                        .set(O_PLACED, day)
                        .set(O_TOTAL, BigDecimal.ONE)
                        .set(O.get("paid", BOOLEAN), true)))
                .isEqualTo(jooq.insertInto(JO)
                        .set(JO_ID, 14L)
                        .set(JO_CUSTOMER, 3L)
                        .set(JO_PLACED, day)
                        .set(JO_TOTAL, BigDecimal.ONE)
                        .set(JO_PAID, true)
                        .execute());
        assertThat(db.execute(
                        update(O).set(O_TOTAL, O_TOTAL.plus(BigDecimal.TEN)).where(O_CUSTOMER.eq(4L))))
                .isEqualTo(jooq.update(JO)
                        .set(JO_TOTAL, JO_TOTAL.plus(BigDecimal.TEN))
                        .where(JO_CUSTOMER.eq(4L))
                        .execute());
        assertThat(db.execute(deleteFrom(O).where(O_TOTAL.isNull())))
                .isEqualTo(jooq.deleteFrom(JO).where(JO_TOTAL.isNull()).execute())
                .isEqualTo(1);
    }
}
