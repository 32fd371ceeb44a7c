package io.leanq.ddl;

import static io.leanq.ddl.Ddl.alterTable;
import static io.leanq.ddl.Ddl.createTableAs;
import static io.leanq.ddl.Ddl.dropIndex;
import static io.leanq.ddl.Ddl.dropTable;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.SqlException;
import io.leanq.exec.CallOptions;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.ExecutionListener;
import io.leanq.exec.Session;
import io.leanq.exec.StandardPlatform;
import io.leanq.exec.TransactionOptions;
import io.leanq.exec.recording.RecordingDatabase;
import io.leanq.query.DataType;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.Column;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.Table;
import io.leanq.testkit.TestDialects;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Statements that change the schema, run on H2 and HSQLDB and compared with the classes. */
class DdlRunTest {
    private static final DynamicTable BEFORE = Table.named("students")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .column("title", DataType.VARCHAR(10))
            .column("junk", DataType.INTEGER)
            .column("mentor", DataType.INTEGER)
            .index("ix_junk", "title")
            .build();

    /** The same table after all changes, under another name. */
    private static final DynamicTable AFTER = Table.named("pupils")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .column("name", DataType.VARCHAR(40), ColumnOption.notNull(), ColumnOption.defaultValue("?"))
            .column("mentor", DataType.INTEGER)
            .column("state", DataType.VARCHAR(9), ColumnOption.notNull(), ColumnOption.defaultValue("new"))
            .unique("uq_name", "name")
            .foreignKey("fk_mentor", List.of("mentor"), DdlRunTest::ids)
            .build();

    private static final DynamicTable COPY = Table.named("copies")
            .column("id", DataType.INTEGER, ColumnOption.primaryKey())
            .column("name", DataType.VARCHAR(40))
            .build();

    private static List<Column<?, ?>> ids() {
        return List.of(AFTER.get("id", DataType.INTEGER));
    }

    private static Column<DynamicTable, ?> after(String name) {
        return AFTER.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static final List<DdlStatement> CHANGES = List.of(
            alterTable(AFTER).renameFrom("students"),
            dropIndex(AFTER, "ix_junk").ifExists(),
            dropIndex(AFTER, "ix_junk").ifExists(),
            alterTable(AFTER).dropColumn("junk"),
            alterTable(AFTER).renameColumn("title", after("name")),
            alterTable(AFTER).alterType(after("name")),
            alterTable(AFTER).setDefault(after("name")),
            alterTable(AFTER).setNotNull(after("name")),
            alterTable(AFTER).addColumn(after("state")),
            alterTable(AFTER).addConstraint("uq_name"),
            alterTable(AFTER).addConstraint("fk_mentor"));

    private static Database database(StandardPlatform platform, DatabaseOptions options) {
        DataSource source;
        if (platform == StandardPlatform.H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:ddl_run;DB_CLOSE_DELAY=-1");
            source = h2;
        } else {
            JDBCDataSource hsqldb = new JDBCDataSource();
            hsqldb.setURL("jdbc:hsqldb:mem:ddl_run");
            source = hsqldb;
        }
        return Database.over(source, platform, options);
    }

    @ParameterizedTest
    @EnumSource(StandardPlatform.class)
    void changesLeadToTheClass(StandardPlatform platform) {
        try (Database db = database(platform, DatabaseOptions.DEFAULT)) {
            MetaData.of(BEFORE).createAll(db);
            db.execute(insertInto(BEFORE)
                    .set(BEFORE.get("id", DataType.INTEGER), 1)
                    .set(BEFORE.get("title", DataType.VARCHAR(10)), "Ann"));
            for (DdlStatement change : CHANGES) {
                assertThat(db.execute(change)).as(change.toString()).isZero();
            }
            assertThat(MetaData.of(AFTER).compare(db).differences()).isEmpty();
            assertThat(db.fetch(select(AFTER.get("name", DataType.VARCHAR(40)), AFTER.get("state", DataType.VARCHAR(9)))
                            .from(AFTER)))
                    .extracting(Object::toString)
                    .containsExactly("Row2[value1=Ann, value2=new]");
            db.execute(alterTable(AFTER).dropForeignKey("fk_mentor"));
            db.execute(alterTable(AFTER).dropUnique("uq_name"));
            db.execute(alterTable(AFTER).dropDefault(after("name")));
            db.execute(alterTable(AFTER).dropNotNull(after("name")));
            assertThat(MetaData.of(AFTER).compare(db).differences()).hasSizeGreaterThanOrEqualTo(3);
            db.execute(dropTable(AFTER));
            assertThatThrownBy(() -> db.execute(dropTable(AFTER))).isInstanceOf(SqlException.class);
            db.execute(dropTable(AFTER).ifExists());
        }
    }

    @Test
    void tableOfAQueryHasItsKeyAndRows() {
        try (Database db = database(StandardPlatform.H2, DatabaseOptions.DEFAULT)) {
            MetaData.of(AFTER).createAll(db);
            db.execute(insertInto(AFTER).set(AFTER.get("id", DataType.INTEGER), 1));
            CreateTableAs copy = createTableAs(
                    COPY,
                    select(AFTER.get("id", DataType.INTEGER), AFTER.get("name", DataType.VARCHAR(40)))
                            .from(AFTER));
            db.execute(copy);
            db.execute(copy.ifNotExists());
            assertThat(MetaData.of(COPY).compare(db).differences()).isEmpty();
            assertThat(db.fetch(select(COPY.get("name", DataType.VARCHAR(40))).from(COPY)))
                    .containsExactly("?");
            assertThatThrownBy(() -> db.execute(copy)).isInstanceOf(SqlException.class);
            db.execute(dropTable(COPY));
            db.execute(dropTable(AFTER));
        }
        try (Database db = database(StandardPlatform.HSQLDB, DatabaseOptions.DEFAULT)) {
            assertThatThrownBy(() -> db.execute(createTableAs(
                            COPY,
                            select(AFTER.get("id", DataType.INTEGER), AFTER.get("name", DataType.VARCHAR(40)))
                                    .from(AFTER))))
                    .isInstanceOf(UnsupportedSqlException.class)
                    .hasMessageContaining("insertInto(table).select(query)");
        }
    }

    @Test
    void listenersSeeTheStatementAndFailuresNameIt() {
        List<String> seen = new ArrayList<>();
        ExecutionListener listener = new ExecutionListener() {
            @Override
            public void before(String sql) {
                seen.add(sql);
            }
        };
        try (Database db = database(StandardPlatform.H2, DatabaseOptions.DEFAULT.withListener(listener))) {
            assertThatThrownBy(() -> db.execute(alterTable(AFTER).addColumn(after("state"))))
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("ADD COLUMN state VARCHAR(9) DEFAULT 'new' NOT NULL");
            assertThat(seen).containsExactly("ALTER TABLE pupils ADD COLUMN state VARCHAR(9) DEFAULT 'new' NOT NULL");
        }
    }

    @Test
    void transactionRefusesAChangeOfTheSchema() {
        try (Database db = database(StandardPlatform.H2, DatabaseOptions.DEFAULT)) {
            MetaData.of(BEFORE).createAll(db);
            DdlStatement change = alterTable(BEFORE).dropColumn("junk");
            assertThatThrownBy(() -> db.transaction(tx -> tx.execute(change)))
                    .isInstanceOf(InvalidStatement.class)
                    .hasMessageContainingAll("change the schema", "outside of the transaction");
            try (Session session = db.session(TransactionOptions.DEFAULT)) {
                assertThatThrownBy(() -> session.execute(change)).isInstanceOf(InvalidStatement.class);
            }
            try (Session session = db.session()) {
                session.execute(change);
            }
            assertThat(MetaData.of(BEFORE).compare(db).differences()).hasSize(1);
            db.execute(dropTable(BEFORE));
        }
    }

    @Test
    void recordingDatabaseShowsTheStatement() {
        RecordingDatabase recording = new RecordingDatabase(TestDialects.LEANXCALE_LIKE);
        recording.execute(dropTable(BEFORE).ifExists());
        recording.with(CallOptions.inSchema("acme")).execute(alterTable(AFTER).addConstraint("fk_mentor"));
        assertThat(recording.sql())
                .containsExactly(
                        "DROP TABLE IF EXISTS students",
                        "ALTER TABLE acme.pupils ADD CONSTRAINT fk_mentor FOREIGN KEY (mentor) REFERENCES acme.pupils"
                                + " (id)");
        assertThatThrownBy(() -> recording.transaction(tx -> tx.execute(dropTable(BEFORE))))
                .isInstanceOf(InvalidStatement.class);
    }

    @Test
    void changeOfTheSchemaIsNeitherBatchedNorExplained() {
        RecordingDatabase recording = new RecordingDatabase(TestDialects.LEANXCALE_LIKE);
        assertThatThrownBy(() -> recording.explain(dropTable(BEFORE)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("has no plan");
        assertThatThrownBy(() -> batchOf(dropTable(BEFORE), each(param("p", DataType.INTEGER), (Integer row) -> row)))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("execute it by itself");
    }
}
