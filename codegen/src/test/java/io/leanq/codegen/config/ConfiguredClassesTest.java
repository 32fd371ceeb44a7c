package io.leanq.codegen.config;

import static io.leanq.query.Dsl.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.codegen.CompiledClasses;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.MetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each option of the configuration: its classes are compiled, and a program runs a statement by them. */
@Tag("slow")
class ConfiguredClassesTest {
    private static final String TYPES = ShopTypes.class.getName();

    @TempDir
    private Path folder = Path.of("");

    private EmbeddedLeanxcale server;
    private Database db;

    @BeforeEach
    void start() {
        server = EmbeddedLeanxcale.start();
        db = Leanxcale.connect(server.url());
    }

    @AfterEach
    void stop() {
        db.close();
        server.close();
    }

    private void schema(String... statements) {
        for (String statement : statements) {
            db.execute(sql(statement));
        }
    }

    private Generation generation(String yaml) throws IOException {
        String text = "package: shop\noutput: src\n" + yaml.replace("TYPES", TYPES);
        assertThat(ConfigurationSchema.wrong(text)).isEmpty();
        return Generation.of(GeneratorConfiguration.read(Files.writeString(folder.resolve("leanq.yaml"), text))
                .url(server.url()));
    }

    private GenerationResult generated(String yaml) throws IOException {
        GenerationResult result = generation(yaml).run();
        assertThat(result.warnings()).isEmpty();
        return result;
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve("src/shop").resolve(file)).replaceAll("\\s+", " ");
    }

    /** What a program with the generated classes finds. */
    private List<String> run(String imports, String body) throws Exception {
        Files.writeString(
                folder.resolve("src/shop/Program.java"), """
                package shop;

                import static io.leanq.query.Dsl.*;
                %s
                import io.leanq.exec.Database;
                import java.util.ArrayList;
                import java.util.List;

                public class Program {
                    public static List<Object> run(Database db) {
                        List<Object> seen = new ArrayList<>();
                        %s
                        return seen;
                    }
                }
                """.formatted(imports.replace("TYPES", TYPES), body));
        try (CompiledClasses classes = CompiledClasses.of(folder.resolve("src"), "shop")) {
            List<?> seen = (List<?>)
                    classes.type("Program").getMethod("run", Database.class).invoke(null, db);
            return seen.stream().map(String::valueOf).toList();
        }
    }

    @Test
    void columnsHaveOwnJavaTypes() throws Exception {
        schema("CREATE TABLE orders (id BIGINT PRIMARY KEY, status VARCHAR(10) DEFAULT 'NEW' NOT NULL, rank SMALLINT,"
                + " big BIGINT, channel CHAR(1), price BIGINT DEFAULT 5, buyer VARCHAR(20), settings VARCHAR(60)"
                + " DEFAULT '{\"unit\":\"C\",\"decimals\":0}', tags VARCHAR(40))");
        generated("""
                types:
                  - column: orders\\.status
                    enum: TYPES$Status
                  - {column: 'orders\\.(rank|big)', enum: TYPES.Status, by: ordinal}
                  - {column: '.*\\.channel', enum: TYPES$Channel, from: fromCode, to: code}
                  - {column: '.*\\.price', sqlType: BIGINT, value: TYPES$Cents, converter: TYPES.CENTS}
                  - {sqlType: 'VARCHAR\\(20\\)', value: TYPES$Name, from: new, to: text}
                  - {column: '.*\\.settings', json: TYPES$Settings}
                  - {column: '.*\\.tags', json: 'java.util.List<java.lang.String>', mapper: TYPES.JSON}
                  - {column: 'orders\\.i.', sqlType: BIGINT, value: java.lang.Long, from: valueOf, to: longValue}
                """);
        assertThat(text("OrdersRow.java").replaceAll("ShopTypes\\. ?", ""))
                .contains("(long id, Status status, @Nullable Status rank, @Nullable Status big, @Nullable Channel"
                        + " channel, @Nullable Cents price, @Nullable Name buyer, @Nullable Settings settings, @Nullable"
                        + " List<String> tags)");
        assertThat(run("import static shop.Orders.ORDERS;\nimport TYPES.*;", """
                seen.add(db.execute(insertRows(ORDERS, new OrdersRow(1, Status.PAID, Status.PAID, Status.NEW, Channel.SHOP,
                        new Cents(250), new Name("Ada"), new Settings("C", 1), List.of("roof")), new OrdersRow(2, Status.NEW,
                        null, null, null, null, null, null, null))));
                seen.addAll(db.fetch(selectFrom(ORDERS).orderBy(ORDERS.id)));
                seen.add(db.fetch(select(ORDERS.id).from(ORDERS).where(ORDERS.status.eq(Status.PAID)
                        .and(ORDERS.rank.eq(Status.PAID)).and(ORDERS.price.eq(new Cents(250)))
                        .and(ORDERS.channel.eq(Channel.SHOP)).and(ORDERS.buyer.eq(new Name("Ada")))
                        .and(ORDERS.settings.eq(new Settings("C", 1))))));
                db.execute(insertInto(ORDERS).set(ORDERS.id, 3L));
                seen.add(db.fetchOne(select(ORDERS.status, ORDERS.price).from(ORDERS).where(ORDERS.id.eq(3L))));
                """)
                        .toString())
                .isEqualTo("[2, OrdersRow[id=1, status=PAID, rank=PAID, big=NEW, channel=SHOP, price=Cents[amount=250],"
                        + " buyer=Name[text=Ada], settings=Settings[unit=C, decimals=1], tags=[roof]], OrdersRow[id=2,"
                        + " status=NEW, rank=null, big=null, channel=null, price=null, buyer=null, settings=null,"
                        + " tags=null], [1], Row2[value1=NEW, value2=Cents[amount=5]]]");
    }

    /** The classes define the same columns and defaults as the database has them. */
    @Test
    void ownJavaTypesKeepTheSchema() throws Exception {
        schema("CREATE TABLE orders (id BIGINT PRIMARY KEY, status VARCHAR(10) DEFAULT 'NEW' NOT NULL, price BIGINT"
                + " DEFAULT 5, bytes VARBINARY(4) DEFAULT X'0102')");
        generated("""
                types:
                  - {column: orders\\.status, enum: TYPES$Status}
                  - {column: orders\\.price, value: TYPES$Cents, converter: TYPES.CENTS}
                  - {column: orders\\.bytes, value: java.math.BigInteger, from: new, to: toByteArray}
                """);
        try (CompiledClasses classes = CompiledClasses.of(folder.resolve("src"), "shop")) {
            assertThat(classes.metadata().createAllSql(db)).isEmpty();
            assertThat(classes.metadata().compare(db).differences()).isEmpty();
        }
    }

    @Test
    void joinOfKeysWithOwnTypesIsTyped() throws Exception {
        schema(
                "CREATE TABLE customers (id BIGINT PRIMARY KEY)",
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, CONSTRAINT fk_c FOREIGN KEY"
                        + " (customer_id) REFERENCES customers (id))");
        generated("""
                types:
                  - {column: 'customers\\.id|.*\\.customer_id', value: TYPES$CustomerId, from: new, to: number}
                """);
        assertThat(run(
                                "import static shop.Orders.ORDERS;\nimport static shop.Customers.CUSTOMERS;\nimport TYPES.*;",
                                """
                        db.execute(insertRows(CUSTOMERS, new CustomersRow(new CustomerId(7))));
                        db.execute(insertRows(ORDERS, new OrdersRow(1, new CustomerId(7))));
                        seen.add(db.fetch(select(ORDERS.customerId).from(ORDERS).join(CUSTOMERS).on(ORDERS.customer(CUSTOMERS))));
                        """)
                        .toString())
                .isEqualTo("[[CustomerId[number=7]]]");
    }

    /** A key of another Java type than its target is a constraint, and no join. */
    @Test
    void keyBetweenTwoJavaTypesIsNoJoin() throws Exception {
        schema(
                "CREATE TABLE customers (id BIGINT PRIMARY KEY)",
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, customer_id BIGINT, CONSTRAINT fk_c FOREIGN KEY"
                        + " (customer_id) REFERENCES customers (id))");
        generated("types: [{column: 'customers\\.id', value: TYPES$CustomerId, from: new, to: number}]\n");
        assertThat(text("Orders.java"))
                .contains("foreignKey(\"fk_c\", customerId)")
                .doesNotContain("Condition");
        assertThat(run("import static shop.Orders.ORDERS;", "seen.add(db.fetch(select(ORDERS.id).from(ORDERS)));")
                        .toString())
                .isEqualTo("[[]]");
    }

    @Test
    void typeThatColumnCannotHaveIsRefused() throws IOException {
        schema(
                "CREATE TABLE orders (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, price DECIMAL(5,2), name VARCHAR(9))");
        for (String[] wrong : new String[][] {
            {"{column: orders\\.id, value: a.B, from: new, to: b}", "column orders.id is numbered by the database"},
            {"{column: orders\\.price, enum: a.B}", "column orders.price is a DECIMAL(5,2), and names of constants"},
            {"{column: orders\\.price, enum: a.B, by: ordinal}", "positions of constants are whole numbers"},
            {"{sqlType: 'DECIMAL.*', json: a.B}", "documents stand in text columns: correct the pattern"},
        }) {
            Generation generation = generation("types:\n  - " + wrong[0] + "\n");
            assertThatThrownBy(generation::run).hasMessageContainingAll("leanq.yaml, line 4, types[0]: ", wrong[1]);
        }
    }

    @Test
    void keysAreDrawnFromSequencesByRule() throws Exception {
        schema(
                "CREATE SEQUENCE orders_ids",
                "CREATE SEQUENCE customer_ids",
                "CREATE SEQUENCE line_numbers",
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9))",
                "CREATE TABLE customers (id BIGINT PRIMARY KEY, note VARCHAR(9))",
                "CREATE TABLE lines (id INTEGER PRIMARY KEY, number INTEGER, note VARCHAR(9))",
                "CREATE TABLE notes (id VARCHAR(9) PRIMARY KEY)");
        generated("""
                include: [orders, customers, lines, notes]
                sequences:
                  - {column: lines\\.number, sequence: line_numbers}
                  - {column: '(.*)s\\.id', sequence: $1_ids}
                  - sequence: '{table}_ids'
                """);
        assertThat(text("Orders.java")).contains("primaryKey(), defaultNext(Sequences.ORDERS_IDS)");
        assertThat(text("Customers.java")).contains("defaultNext(Sequences.CUSTOMER_IDS)");
        assertThat(run("import static shop.Orders.ORDERS;\nimport static shop.Lines.LINES;", """
                db.execute(insertRows(ORDERS, new OrdersRow(null, "a"), new OrdersRow(null, "b")));
                seen.add(db.fetch(select(ORDERS.id).from(ORDERS).orderBy(ORDERS.id)));
                db.batch(batchInsert(LINES), List.of(new LinesRow(7, null, "x")));
                seen.add(db.fetch(selectFrom(LINES)));
                """))
                .containsExactly("[1, 2]", "[LinesRow[id=7, number=1, note=x]]");
    }

    /** The sequence of a column is no DDL, so that a database does not tell it; the rule gives it back. */
    @Test
    void sequencesOfKeysComeBackByRule() throws Exception {
        schema("CREATE SEQUENCE orders_ids", "CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9))");
        String rule = "sequences: [{sequence: '{table}_ids'}]\n";
        generated(rule);
        String first = text("Orders.java");
        try (CompiledClasses classes = CompiledClasses.of(folder.resolve("src"), "shop");
                EmbeddedLeanxcale elsewhere = EmbeddedLeanxcale.start();
                Database other = Leanxcale.connect(elsewhere.url())) {
            MetaData metadata = classes.metadata();
            assertThat(metadata.compare(db).differences()).isEmpty();
            metadata.createAll(other);
            assertThat(Generation.of(GeneratorConfiguration.read(folder.resolve("leanq.yaml"))
                                    .url(elsewhere.url()))
                            .run()
                            .files()
                            .written())
                    .isEmpty();
        }
        assertThat(text("Orders.java")).isEqualTo(first).contains("defaultNext");
    }

    @Test
    void wrongSequenceIsRefusedOrWarnedOf() throws IOException {
        schema(
                "CREATE SEQUENCE order_ids",
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9), size INTEGER DEFAULT 1)");
        Generation misspelled = generation("sequences: [{column: orders\\.id, sequence: orderids}]\n");
        assertThatThrownBy(misspelled::run)
                .hasMessageContaining("line 3, sequences[0]: there is no sequence orderids for column orders.id; is"
                        + " order_ids meant?");
        Generation text = generation("sequences: [{column: orders\\.note, sequence: order_ids}]\n");
        assertThatThrownBy(text::run).hasMessageContaining("column orders.note is a VARCHAR(9), and sequences give");
        Generation filled = generation("sequences: [{column: orders\\.size, sequence: order_ids}]\n");
        assertThatThrownBy(filled::run).hasMessageContaining("column orders.size is filled by the database already");
        assertThat(generation("sequences: [{sequence: '{table}_keys'}]\n").run().warnings())
                .containsExactly(
                        folder.resolve("leanq.yaml") + ", line 3, sequences[0]: {table}_keys is the sequence of"
                                + " no column: correct the name or the pattern, or remove the entry");
    }

    @Test
    void nullabilityOfRowsIsReplaced() throws Exception {
        schema("CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9), size INTEGER DEFAULT 3 NOT NULL)");
        generated("notNull: orders\\.note\nnullable: ['.*\\.size']\n");
        assertThat(text("OrdersRow.java")).contains("(long id, String note, @Nullable Integer size)");
        assertThat(run("import static shop.Orders.ORDERS;", """
                db.execute(insertRows(ORDERS, new OrdersRow(1, "a", null)));
                seen.add(db.fetchOne(selectFrom(ORDERS)));
                seen.add(GeneratedSchema.METADATA.compare(db).differences());
                """))
                .containsExactly("OrdersRow[id=1, note=a, size=3]", "[]");
        Generation both = generation("notNull: orders\\.note\nnullable: orders\\.note\n");
        assertThatThrownBy(both::run).hasMessageContaining("matches both nullable and notNull");
    }

    @Test
    void rowsLeaveOutGeneratedColumns() throws Exception {
        schema(
                "CREATE SEQUENCE orders_ids",
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9))",
                "CREATE TABLE customers (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name VARCHAR(9))",
                "CREATE TABLE counters (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY)");
        generated("generatedColumnsInRows: false\nsequences: [{sequence: '{table}_ids'}]\n");
        assertThat(run("import static shop.Orders.ORDERS;\nimport static shop.Customers.CUSTOMERS;", """
                db.execute(insertRows(ORDERS, new OrdersRow("a")));
                seen.add(db.batch(batchInsert(ORDERS), List.of(new OrdersRow("b"), new OrdersRow("c"))));
                seen.add(db.fetch(selectFrom(ORDERS).orderBy(ORDERS.note)));
                seen.add(db.fetch(select(ORDERS.id).from(ORDERS)).size());
                db.execute(insertRows(CUSTOMERS, new CustomersRow("Ada")));
                db.batch(batchInsert(CUSTOMERS), List.of(new CustomersRow("Bob")));
                seen.add(db.fetch(select(CUSTOMERS.id, CUSTOMERS.row()).from(CUSTOMERS).orderBy(CUSTOMERS.id)));
                seen.add(new CountersRow(null));
                try {
                    seen.add(upsertRows(ORDERS, new OrdersRow("a")));
                } catch (io.leanq.InvalidStatement e) {
                    seen.add(e.getMessage());
                }
                """))
                .containsExactly(
                        "2",
                        "[OrdersRow[note=a], OrdersRow[note=b], OrdersRow[note=c]]",
                        "3",
                        "[Row2[value1=1, value2=CustomersRow[name=Ada]], Row2[value1=2, value2=CustomersRow[name=Bob]]]",
                        "CountersRow[id=null]",
                        "upserting rows of orders replaces them whole, and the row mapping leaves out id: map every"
                                + " column, or update");
    }

    @Test
    void namesFollowPatterns() throws Exception {
        schema(
                "CREATE SEQUENCE t_seq_order",
                "CREATE TABLE t_order (ord_id BIGINT PRIMARY KEY, ord_customer BIGINT, plain VARCHAR(9))",
                "CREATE TABLE t_customer (cst_id BIGINT PRIMARY KEY)",
                "ALTER TABLE t_order ADD CONSTRAINT fk_oc FOREIGN KEY (ord_customer) REFERENCES t_customer (cst_id)");
        generated("""
                names:
                  tables:
                    - {match: t_customer, name: Client}
                    - {match: 't_(seq_)?(.*)', name: $2}
                  columns: {match: '[a-z]{3}_(.*)', name: $1}
                  classSuffix: Table
                  rowSuffix: Record
                  sequencesClass: Ids
                  schemaClass: Shop
                """);
        assertThat(run("import static shop.OrderTable.ORDER;\nimport static shop.ClientTable.CLIENT;", """
                db.execute(insertRows(CLIENT, new ClientRecord(1)));
                db.execute(insertRows(ORDER, new OrderRecord(2, 1L, "x")));
                seen.add(db.fetch(select(ORDER.id, CLIENT.id, ORDER.plain).from(ORDER).join(CLIENT).on(ORDER.customer(CLIENT))));
                seen.add(Ids.ORDER);
                seen.add(Shop.METADATA.tables().size());
                """))
                .containsExactly("[Row3[value1=2, value2=1, value3=x]]", "t_seq_order", "2");
    }

    @Test
    void namingOfTheProgramIsTaken() throws Exception {
        schema("CREATE SEQUENCE ids", "CREATE TABLE orders (id BIGINT PRIMARY KEY)");
        generated("names: {naming: TYPES$Marked, rowSuffix: Record}\n");
        assertThat(run("import static shop.MyOrders.ORDERS;", """
                db.execute(insertRows(ORDERS, new MyOrdersRecord(4)));
                seen.add(db.fetch(selectFrom(ORDERS)));
                seen.add(MyIds.IDS);
                """)).containsExactly("[MyOrdersRecord[id=4]]", "ids");
    }

    @Test
    void classesGetInterfacesAnnotationsAndRules() throws Exception {
        schema("CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9))", "CREATE TABLE other (id BIGINT)");
        generated("""
                classes:
                  - match: orders
                    tableInterfaces: TYPES$Of<{row}>
                    tableAnnotations: ['TYPES$Audited(level = 2)']
                    rowInterfaces: [TYPES$HasNote, 'TYPES$Of<{table}>']
                    rowAnnotations: [TYPES$Audited]
                notNull: orders\\.note
                rules: [TYPES$SaySo]
                """);
        assertThat(text("Orders.java"))
                .contains("/** Table {@code orders}. So says a rule. */", "implements ShopTypes.Of<OrdersRow>");
        assertThat(run("import static shop.Orders.ORDERS;\nimport TYPES.*;", """
                db.execute(insertRows(ORDERS, new OrdersRow(4, "n")));
                HasNote first = db.fetchOne(selectFrom(ORDERS));
                Of<Orders> ofOrders = new OrdersRow(4, "n");
                seen.add(first.note() + ofOrders);
                seen.add(Orders.class.getAnnotation(Audited.class).level());
                seen.add(OrdersRow.class.getAnnotation(Audited.class).level());
                seen.add(OtherRow.class.getAnnotation(Audited.class));
                """))
                .containsExactly("nOrdersRow[id=4, note=n]", "2", "1", "null");
    }

    @Test
    void rowOfViewIsRefusedAsTypeArgument() throws IOException {
        schema("CREATE TABLE orders (id BIGINT PRIMARY KEY)", "CREATE VIEW all_orders AS SELECT id FROM orders");
        Generation generation = generation("classes: [{match: '.*', tableInterfaces: 'TYPES$Of<{row}>'}]\n");
        assertThatThrownBy(generation::run)
                .hasMessageContainingAll("line 3, classes[0]: ", "names the row record of all_orders, which has none");
    }

    @Test
    void patternsThatMatchNothingAreWarnedOf() throws IOException {
        schema("CREATE TABLE orders (id BIGINT PRIMARY KEY, note VARCHAR(9))");
        assertThat(generation("""
                names: {tables: [{match: q_(.*), name: $1}], columns: [{match: q, name: r}]}
                types:
                  - {column: '.*\\.note', enum: TYPES$Status}
                  - {column: orders\\.note, enum: TYPES$Status}
                nullable: [orders.nothing]
                notNull: [orders.nothing]
                classes: [{match: nobody, rowAnnotations: [a.B]}]
                """).run().warnings())
                .extracting(warning -> warning.substring(warning.indexOf(", ") + 2))
                .containsExactly(
                        "line 3, names.tables[0].match: \"q_(.*)\" matches no table, view or sequence: correct the"
                                + " pattern, or remove it",
                        "line 3, names.columns[0].match: \"q\" matches no column: correct the pattern, or remove it",
                        "line 6, types[1].column: \"orders\\.note\" matches no column that no entry above it has: correct"
                                + " the pattern, or remove it",
                        "line 7, nullable[0]: \"orders.nothing\" matches no column: correct the pattern, or remove it",
                        "line 8, notNull[0]: \"orders.nothing\" matches no column: correct the pattern, or remove it",
                        "line 9, classes[0].match: \"nobody\" matches no table or view: correct the pattern, or remove"
                                + " it");
    }
}
