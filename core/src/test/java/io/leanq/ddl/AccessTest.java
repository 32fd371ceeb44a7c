package io.leanq.ddl;

import static io.leanq.ddl.Access.createRole;
import static io.leanq.ddl.Access.createUser;
import static io.leanq.ddl.Access.dropRole;
import static io.leanq.ddl.Access.dropUser;
import static io.leanq.ddl.Access.grant;
import static io.leanq.ddl.Access.grantRole;
import static io.leanq.ddl.Access.revoke;
import static io.leanq.ddl.Access.revokeRole;
import static io.leanq.testkit.Students.STUDENTS;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static io.leanq.tree.AccessChange.Action.CREATE;
import static io.leanq.tree.AccessChange.Action.INSERT;
import static io.leanq.tree.AccessChange.Action.SELECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.InvalidStatement;
import io.leanq.SqlException;
import io.leanq.exec.Database;
import io.leanq.exec.DatabaseOptions;
import io.leanq.exec.ExecutionListener;
import io.leanq.exec.StandardPlatform;
import io.leanq.exec.recording.RecordingDatabase;
import io.leanq.query.DataType;
import io.leanq.query.Statement;
import io.leanq.schema.MetaData;
import io.leanq.schema.View;
import io.leanq.tree.AccessChange.ObjectKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Users, roles and rights: the text on each database, run on H2 and HSQLDB, and no password where people look. */
class AccessTest {
    private static final String SECRET = "s3'cret";

    private static void renders(Statement statement, String sql) {
        assertThat(statement.render(LEANXCALE_LIKE).sql()).isEqualTo(sql);
    }

    @Test
    void rightsStandInTheDocumentedFormOfLeanxcale() {
        renders(grant(SELECT, STUDENTS, "ann"), "GRANT SELECT TABLE students TO ann");
        renders(revoke(INSERT, STUDENTS, "ann"), "REVOKE INSERT TABLE students FROM ann");
        renders(grant(SELECT, STUDENTS, "ann").withOn(), "GRANT SELECT ON students TO ann");
        renders(grant(CREATE, ObjectKind.TABLE, "Ann"), "GRANT CREATE TABLE TO \"Ann\"");
        renders(revoke(SELECT, ObjectKind.ANY, "ann"), "REVOKE SELECT ANY FROM ann");
        renders(
                grant(SELECT, View.existing("v").column("id", DataType.INTEGER).build(), "ann"),
                "GRANT SELECT VIEW v TO ann");
    }

    @Test
    void usersAndRolesAreCreatedGrantedAndDropped() {
        renders(dropUser("ann"), "DROP USER ann");
        renders(createRole("reader"), "CREATE ROLE reader");
        renders(dropRole("reader"), "DROP ROLE reader");
        renders(grantRole("reader", "ann"), "GRANT reader TO ann");
        renders(revokeRole("reader", "ann"), "REVOKE reader FROM ann");
    }

    @Test
    void passwordIsSentAndNeverShown() {
        for (DdlStatement statement : List.of(createUser("ann", SECRET), createRole("ann", SECRET))) {
            assertThat(statement.bound(LEANXCALE_LIKE).sql()).endsWith(" ann IDENTIFIED BY 's3''cret'");
            assertThat(statement.render(LEANXCALE_LIKE).sql()).endsWith(" ann IDENTIFIED BY /* password */");
            assertThat(List.of(
                            statement,
                            statement.node(),
                            statement.bound(LEANXCALE_LIKE),
                            statement.render(LEANXCALE_LIKE)))
                    .asString()
                    .doesNotContain("cret");
        }
        assertThat(createUser("ann", "a")).isNotEqualTo(createUser("ann", "b")).isEqualTo(createUser("ann", "a"));
        RecordingDatabase recording = new RecordingDatabase(LEANXCALE_LIKE);
        recording.execute(createUser("ann", SECRET));
        recording.execute(createUser("ann", SECRET).node());
        assertThat(recording.sql())
                .containsExactly(
                        "CREATE USER ann IDENTIFIED BY /* password */", "CREATE USER ann IDENTIFIED BY /* password */");
    }

    @Test
    void misuseIsRefused() {
        assertThatThrownBy(() -> createUser("ann", ""))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("the password is empty");
        assertThatThrownBy(() -> grant(SELECT, STUDENTS.as("s"), "ann"))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("name the table itself");
    }

    private static Database database(StandardPlatform platform, DatabaseOptions options) {
        if (platform == StandardPlatform.H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:access;DB_CLOSE_DELAY=-1");
            return Database.over(h2, platform, options);
        }
        JDBCDataSource hsqldb = new JDBCDataSource();
        hsqldb.setURL("jdbc:hsqldb:mem:access");
        return Database.over(hsqldb, platform, options);
    }

    @ParameterizedTest
    @EnumSource(StandardPlatform.class)
    void databaseRunsAllAndFailuresHideThePassword(StandardPlatform platform) {
        List<String> seen = new ArrayList<>();
        ExecutionListener listener = new ExecutionListener() {
            @Override
            public void before(String sql) {
                seen.add(sql);
            }

            @Override
            public void failed(String sql, RuntimeException failure, long nanos) {
                seen.add(sql + failure.getMessage());
            }
        };
        try (Database db = database(platform, DatabaseOptions.DEFAULT.withListener(listener))) {
            MetaData.of(STUDENTS).createAll(db);
            for (DdlStatement statement : List.of(
                    createUser("ann", SECRET),
                    createRole("reader"),
                    grantRole("reader", "ann"),
                    grant(SELECT, STUDENTS, "reader"),
                    grant(INSERT, STUDENTS, "ann"),
                    revoke(INSERT, STUDENTS, "ann"),
                    revokeRole("reader", "ann"),
                    dropRole("reader"))) {
                db.execute(statement);
            }
            SqlException failure =
                    catchThrowableOfType(SqlException.class, () -> db.execute(createUser("ann", SECRET)));
            assertThat(failure).hasMessageContaining("/* password */");
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString() + failure.serverMessage() + failure.sql() + seen)
                    .doesNotContain("cret");
            assertThatThrownBy(() -> db.execute(createUser("ann", SECRET).node()))
                    .hasMessageContaining("/* password */");
            assertThat(seen).asString().doesNotContain("cret");
            db.execute(dropUser("ann"));
        }
    }
}
