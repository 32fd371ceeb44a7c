package io.leanq.exec;

import static io.leanq.query.Dsl.count;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.Students.STUDENTS;

import io.leanq.query.Dsl;
import io.leanq.query.Query;
import io.leanq.schema.MetaData;
import io.leanq.testkit.Students;
import io.leanq.testkit.StudentsRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A database over H2 with a thousand students, and a query of them that outlasts the patience of any test. */
abstract class LongCalls {
    private static final Students SECOND = STUDENTS.as("b");
    private static final Students THIRD = STUDENTS.as("c");
    static final Query<Long> COUNT = select(count()).from(STUDENTS);
    /** A query that runs for minutes, over a thousand million combinations of rows. */
    static final Query<Long> LONG = select(count())
            .from(STUDENTS)
            .join(SECOND)
            .on(STUDENTS.id.ne(SECOND.id))
            .join(THIRD)
            .on(SECOND.id.ne(THIRD.id));

    final JdbcDataSource source = new JdbcDataSource();
    Database db;

    @BeforeEach
    void createTable() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        db = Database.over(
                source, StandardPlatform.H2, DatabaseOptions.DEFAULT.withCloseTimeout(Duration.ofMillis(200)));
        MetaData.of(STUDENTS).createAll(db);
        db.batch(
                Dsl.batchInsert(STUDENTS),
                IntStream.range(0, 1_000)
                        .mapToObj(id -> new StudentsRow(id, "Ann", null, true))
                        .toList());
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("SHUTDOWN IMMEDIATELY");
        }
    }
}
