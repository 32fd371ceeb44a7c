package io.leanq.leanxcale;

import static io.leanq.leanxcale.School.STUDENTS;
import static io.leanq.leanxcale.dialect.CreateTrigger.Event.DELETE;
import static io.leanq.leanxcale.dialect.CreateTrigger.Event.INSERT;
import static io.leanq.leanxcale.dialect.CreateTrigger.Event.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidStatement;
import io.leanq.SqlException;
import io.leanq.ddl.DdlStatement;
import io.leanq.exec.StandardPlatform;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.render.UnsupportedSqlException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Triggers in LeanXcale's recalled words; the embedded server refuses them by name. */
@Tag("slow")
class TriggerTest extends EmbeddedTest {
    private static final Trigger AUDIT = Trigger.on(STUDENTS, "audit");

    private static void renders(DdlStatement statement, String sql) {
        assertThat(statement.render(LeanxcaleDialect.INSTANCE).sql()).isEqualTo(sql);
    }

    @Test
    void statementsStandInRecalledWords() {
        renders(
                AUDIT.after(INSERT, UPDATE)
                        .forEachRow()
                        .argument("it's")
                        .argument(5)
                        .priority(2)
                        .execute("write_audit"),
                "CREATE TRIGGER audit AFTER INSERT OR UPDATE ON students FOR EACH ROW EXECUTE write_audit ('it''s', 5)"
                        + " PRIORITY 2");
        renders(AUDIT.before(DELETE).execute("f"), "CREATE TRIGGER audit BEFORE DELETE ON students EXECUTE f");
        renders(AUDIT.enable(), "ENABLE TRIGGER audit ON students");
        renders(AUDIT.disable(), "DISABLE TRIGGER audit ON students");
        renders(AUDIT.drop(), "DROP TRIGGER audit ON students");
    }

    @Test
    void otherDatabaseAndEmbeddedServerRefuseThemByName() {
        DdlStatement create = AUDIT.before(DELETE).execute("f");
        assertThatThrownBy(() -> create.render(StandardPlatform.H2.dialect(Optional.empty())))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContainingAll("CREATE TRIGGER", "do in the application");
        assertThatThrownBy(() -> AUDIT.enable().render(StandardPlatform.H2.dialect(Optional.empty())))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("ENABLE TRIGGER");
        for (DdlStatement statement : new DdlStatement[] {create, AUDIT.enable(), AUDIT.drop()}) {
            assertThatThrownBy(() -> db.execute(statement))
                    .isInstanceOfSatisfying(
                            SqlException.class, e -> assertThat(e.sqlState()).isEqualTo("0A000"));
        }
    }

    @Test
    void misuseIsRefusedWhenItIsBuilt() {
        assertThatThrownBy(() -> AUDIT.after(INSERT, INSERT))
                .isInstanceOf(InvalidStatement.class)
                .hasMessageContaining("name each change once");
        assertThatThrownBy(() -> AUDIT.after(null)).hasMessageContaining("name the change");
        assertThatThrownBy(() -> Trigger.on(null, "g")).hasMessageContaining("name the table");
        assertThatThrownBy(() -> Trigger.on(STUDENTS.as("s"), "g")).isInstanceOf(InvalidStatement.class);
        assertThatThrownBy(() -> AUDIT.before(DELETE).argument(null)).hasMessageContaining("give a text");
    }
}
