package io.leanq.exec;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.batchInsert;
import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.cte;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.sql;
import static io.leanq.query.Dsl.update;
import static io.leanq.query.Dsl.with;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.UnknownName;
import io.leanq.catalog.Schema;
import io.leanq.exec.recording.RecordingDatabase;
import io.leanq.query.Cte;
import io.leanq.query.Query;
import io.leanq.render.Dialect;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same statements in the schema of one tenant or another, over H2. */
class SchemasOfTenantsTest {
    private static final Query<String> NAMES =
            select(STUDENTS.name).from(STUDENTS).orderBy(STUDENTS.id);

    private Database db;
    private Executor north;
    private Executor south;

    /** A table that says its schema itself. */
    static final class Plans extends Table<Plans> {
        static final Plans PLANS = Table.define(Schema.named("shared"), "plans", Plans::new);
        final NumberColumn<Plans, Integer> id = column("id", INTEGER, primaryKey());
        final TextColumn<Plans> name = column("name", VARCHAR(20));

        private Plans(TableRef<Plans> ref) {
            super(ref);
        }
    }

    @BeforeEach
    void createSchemas() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        db = Database.over(source, StandardPlatform.H2);
        for (String schema : List.of("north", "south", "shared")) {
            db.execute(sql("CREATE SCHEMA " + schema));
        }
        for (String schema : List.of("north", "south")) {
            db.execute(sql("CREATE TABLE " + schema + ".students (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL,"
                    + " born DATE, active BOOLEAN)"));
        }
        db.execute(sql("CREATE TABLE shared.plans (id INTEGER PRIMARY KEY, name VARCHAR(20))"));
        db.execute(sql("INSERT INTO shared.plans VALUES (1, 'basic')"));
        north = db.with(CallOptions.inSchema("north"));
        south = db.with(CallOptions.inSchema("south"));
        north.batch(batchInsert(STUDENTS), List.of(new StudentsRow(1, "Ann", null, true)));
        south.batch(
                batchInsert(STUDENTS),
                List.of(new StudentsRow(1, "Zoe", null, true), new StudentsRow(2, "Yan", null, true)));
    }

    @Test
    void oneStatementReadsTheRowsOfEachTenant() {
        for (int i = 0; i < 3; i++) {
            assertThat(north.fetch(NAMES)).containsExactly("Ann");
            assertThat(south.fetch(NAMES)).containsExactly("Zoe", "Yan");
        }
        try (Stream<String> names = south.stream(NAMES)) {
            assertThat(names).containsExactly("Zoe", "Yan");
        }
        assertThat(north.render(NAMES).sql())
                .isEqualTo("SELECT students.name FROM north.students ORDER BY students.id");
    }

    @Test
    void changesReachTheTenantsTableOnly() {
        assertThat(north.execute(update(STUDENTS).set(STUDENTS.name, "Eve").where(STUDENTS.id.eq(1))))
                .isEqualTo(1);
        north.execute(insertInto(STUDENTS).set(STUDENTS.id, 3).set(STUDENTS.name, "New"));

        assertThat(north.fetch(NAMES)).containsExactly("Eve", "New");
        assertThat(south.fetch(NAMES)).containsExactly("Zoe", "Yan");
    }

    @Test
    void subQueriesAndCommonTablesStayInTheSchema() {
        Students inner = STUDENTS.as("s");
        Cte<Integer> some = cte("some_ids", select(inner.id).from(inner));
        assertThat(south.fetch(with(some)
                        .query(select(STUDENTS.name)
                                .from(STUDENTS)
                                .where(STUDENTS.id.in(select(some.get(inner.id)).from(some)))
                                .orderBy(STUDENTS.id))))
                .containsExactly("Zoe", "Yan");
    }

    @Test
    void aTableWithASchemaKeepsIt() {
        assertThat(north.fetch(select(Plans.PLANS.name, STUDENTS.name)
                        .from(Plans.PLANS)
                        .join(STUDENTS)
                        .on(STUDENTS.id.eq(Plans.PLANS.id))))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.value1()).isEqualTo("basic");
                    assertThat(row.value2()).isEqualTo("Ann");
                });
    }

    @Test
    void transactionsAndSessionsServeSeveralTenants() {
        db.transaction(tx -> {
            tx.with(CallOptions.inSchema("north"))
                    .execute(insertInto(STUDENTS).set(STUDENTS.id, 7).set(STUDENTS.name, "N"));
            tx.with(CallOptions.inSchema("south"))
                    .execute(insertInto(STUDENTS).set(STUDENTS.id, 8).set(STUDENTS.name, "S"));
        });
        try (Session session = db.session()) {
            assertThat(session.with(CallOptions.inSchema("north")).fetch(NAMES)).containsExactly("Ann", "N");
            assertThat(session.with(CallOptions.inSchema("south")).fetch(NAMES)).containsExactly("Zoe", "Yan", "S");
            // the session itself has no such table
            assertThatThrownBy(() -> session.fetch(NAMES)).isInstanceOf(UnknownName.class);
        }
    }

    @Test
    void theInnermostSchemaHolds() {
        assertThat(north.with(CallOptions.inSchema("south"))
                        .fetchOne(select(count()).from(STUDENTS)))
                .isEqualTo(2L);
        assertThat(north.with(CallOptions.maxRows(5)).fetch(NAMES)).containsExactly("Ann");
    }

    @Test
    void hostileNamesStayNames() {
        Executor hostile = db.with(CallOptions.inSchema("north\".x; DROP TABLE students --"));
        assertThat(hostile.render(NAMES).sql()).contains(" FROM \"north\"\".x; DROP TABLE students --\".students ");
        assertThatThrownBy(() -> CallOptions.inSchema(" ")).hasMessageContaining("inSchema(\" \")");
    }

    @Test
    void theRecordShowsTheSchema() {
        RecordingDatabase recording = new RecordingDatabase(Dialect.STANDARD).answer(selectFrom(STUDENTS), List.of());
        recording.with(CallOptions.inSchema("north")).fetch(selectFrom(STUDENTS));
        assertThat(recording.sql()).singleElement().asString().contains("FROM north.students");
    }

    @Test
    void aTransactionAndASessionAreOfOneTenant() {
        db.transaction(TransactionOptions.inSchema("south"), tx -> {
            tx.execute(insertInto(STUDENTS).set(STUDENTS.id, 9).set(STUDENTS.name, "Max"));
            assertThat(tx.fetch(NAMES)).containsExactly("Zoe", "Yan", "Max");
            assertThat(tx.with(CallOptions.inSchema("north")).fetch(NAMES)).containsExactly("Ann");
        });
        try (Session session = db.session(TransactionOptions.inSchema("north"))) {
            assertThat(session.fetch(NAMES)).containsExactly("Ann");
            session.rollback();
        }
        assertThat(south.fetch(NAMES)).containsExactly("Zoe", "Yan", "Max");
    }

    @Test
    void theSameSchemaIsTheSameDialect() {
        Dialect own = Dialect.named("of this test").build();
        assertThat(own.inSchema("a")).isSameAs(own.inSchema("a")).isNotSameAs(own.inSchema("b"));
        assertThat(own.inSchema("a").inSchema("b")).isSameAs(own.inSchema("b"));
    }
}
