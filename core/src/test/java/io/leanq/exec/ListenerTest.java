package io.leanq.exec;

import static io.leanq.query.DataType.BOOLEAN;
import static io.leanq.query.Dsl.batchOf;
import static io.leanq.query.Dsl.each;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.query.Dsl.selectFrom;
import static io.leanq.query.Dsl.sql;
import static io.leanq.query.Dsl.update;
import static io.leanq.testkit.Students.STUDENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.ConstraintViolation;
import io.leanq.query.DataType;
import io.leanq.query.Param;
import io.leanq.schema.MetaData;
import io.leanq.testkit.StudentsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners receive every statement with its rows, time and failure, and never a value. */
class ListenerTest {
    private final List<String> heard = new ArrayList<>();
    private final ExecutionListener recording = new ExecutionListener() {
        @Override
        public void before(String sql) {
            heard.add("before " + sql);
        }

        @Override
        public void after(String sql, long rows, long nanos) {
            assertThat(nanos).isNotNegative();
            heard.add("after " + rows);
        }

        @Override
        public void failed(String sql, RuntimeException failure, long nanos) {
            heard.add("failed " + failure.getClass().getSimpleName());
        }
    };
    private Database db;

    @BeforeEach
    void createTable() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:listeners;DB_CLOSE_DELAY=-1");
        ExecutionListener broken = new ExecutionListener() {
            @Override
            public void before(String sql) {
                throw new IllegalStateException("a listener's own trouble");
            }
        };
        db = Database.over(
                source, StandardPlatform.H2, new DatabaseOptions(true, List.of(broken, recording, new SqlLog())));
        MetaData.of(STUDENTS).createAll(db);
        heard.clear();
    }

    @AfterEach
    void dropTable() {
        MetaData.of(STUDENTS).dropAll(db, MetaData.Confirmation.DROP_TABLES_AND_THEIR_DATA);
    }

    @Test
    void statementIsReportedBeforeAndAfterWithItsRows() {
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"));
        db.fetch(select(STUDENTS.id).from(STUDENTS));
        assertThat(heard)
                .containsExactly(
                        "before INSERT INTO students (id, name) VALUES (?, ?)",
                        "after 1",
                        "before SELECT students.id FROM students",
                        "after 1");
    }

    @Test
    void statementOfPlainSqlIsReportedAsSuch() {
        ExecutionListener asking = new ExecutionListener() {
            @Override
            public void before(String sql, boolean plainSql) {
                heard.add(plainSql + " " + sql);
            }
        };
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:listeners;DB_CLOSE_DELAY=-1");
        Database other = Database.over(source, StandardPlatform.H2, new DatabaseOptions(true, List.of(asking)));
        other.fetch(select(STUDENTS.id).from(STUDENTS));
        other.fetch(select(STUDENTS.id).from(STUDENTS).where(sql("{0} > 1", BOOLEAN, STUDENTS.id)));
        other.execute(sql("DELETE FROM {0}", STUDENTS));
        Param<Integer> id = param("id", DataType.INTEGER);
        other.batch(
                batchOf(
                        update(STUDENTS)
                                .set(STUDENTS.name, sql("UPPER({0})", DataType.VARCHAR, STUDENTS.name))
                                .where(STUDENTS.id.eq(id)),
                        each(id, (Integer row) -> row)),
                List.of(1));
        assertThat(heard)
                .containsExactly(
                        "false SELECT students.id FROM students",
                        "true SELECT students.id FROM students WHERE students.id > 1",
                        "true DELETE FROM students",
                        "true UPDATE students SET name = UPPER(name) WHERE id = ?");
    }

    @Test
    void streamIsReportedWhenItEnds() {
        db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "Ann"));
        heard.clear();
        try (Stream<StudentsRow> stream = db.stream(selectFrom(STUDENTS))) {
            assertThat(heard).hasSize(1);
            assertThat(stream.limit(1).count()).isEqualTo(1);
        }
        assertThat(heard).hasSize(2).last().isEqualTo("after 1");
    }

    @Test
    void theLogHasTheSqlAndNoValue() {
        Logger logger = Logger.getLogger("io.leanq.sql");
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(record.getLevel() + " " + record.getMessage());
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        handler.setLevel(Level.ALL);
        logger.addHandler(handler);
        logger.setLevel(Level.ALL);
        try {
            db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "s3cr3t"));
            assertThatThrownBy(() ->
                            db.execute(insertInto(STUDENTS).set(STUDENTS.id, 1).set(STUDENTS.name, "s3cr3t")))
                    .isInstanceOf(ConstraintViolation.class);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("s3cr3t"));
        assertThat(lines.get(0)).startsWith("FINE 1 rows in").endsWith("INSERT INTO students (id, name) VALUES (?, ?)");
        assertThat(lines.get(1)).startsWith("WARNING ConstraintViolation after").contains("23505");
        assertThat(heard).last().isEqualTo("failed ConstraintViolation");
    }
}
