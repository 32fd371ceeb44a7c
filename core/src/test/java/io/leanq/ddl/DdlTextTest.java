package io.leanq.ddl;

import static io.leanq.ddl.Ddl.alterTable;
import static io.leanq.ddl.Ddl.createTableAs;
import static io.leanq.ddl.Ddl.dropIndex;
import static io.leanq.ddl.Ddl.dropSequence;
import static io.leanq.ddl.Ddl.dropTable;
import static io.leanq.ddl.Ddl.dropView;
import static io.leanq.query.Dsl.param;
import static io.leanq.query.Dsl.select;
import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.catalog.Schema;
import io.leanq.query.Condition;
import io.leanq.query.DataType;
import io.leanq.query.Statement;
import io.leanq.render.Dialect;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.schema.Index;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Sequence;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.schema.View;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The text of each statement that changes the schema, and what is refused when it is built. */
class DdlTextTest {

    static final class Pupils extends Table<Pupils> {
        static final Pupils PUPILS = Table.define("pupils", Pupils::new);

        final NumberColumn<Pupils, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final TextColumn<Pupils> name = column("name", DataType.VARCHAR(50), notNull());
        final TextColumn<Pupils> state = column("state", DataType.VARCHAR(9), notNull(), defaultValue("new"));
        final NumberColumn<Pupils, Integer> mentor = column("mentor", DataType.INTEGER);
        final NumberColumn<Pupils, Long> number = column("number", DataType.BIGINT, identity());

        private Pupils(TableRef<Pupils> ref) {
            super(ref);
            foreignKey("fk_mentor", mentor).references(() -> List.of(PUPILS.id));
            unique("uq_name", name);
            check("ck_name", name.ne("root"));
        }
    }

    static final class Alumni extends Table<Alumni> {
        static final Alumni ALUMNI = Table.define(Schema.named("old"), "alumni", Alumni::new);

        final NumberColumn<Alumni, Integer> id = column("id", DataType.INTEGER, primaryKey());
        final TextColumn<Alumni> name = column("name", DataType.VARCHAR(50));

        private Alumni(TableRef<Alumni> ref) {
            super(ref);
        }
    }

    private static final Pupils P = Pupils.PUPILS;
    private static final Alumni A = Alumni.ALUMNI;

    private static void renders(Statement statement, String sql) {
        assertThat(statement.render(LEANXCALE_LIKE).sql()).isEqualTo(sql);
        assertThat(statement.render(LEANXCALE_LIKE).binds()).isEmpty();
    }

    private static void refuses(ThrowingCallable built, String... words) {
        assertThatThrownBy(built).isInstanceOf(InvalidStatement.class).hasMessageContainingAll(words);
    }

    @Test
    void columnsAreTakenFromTheClass() {
        renders(
                alterTable(P).addColumn(P.state),
                "ALTER TABLE pupils ADD COLUMN state VARCHAR(9) NOT NULL DEFAULT 'new'");
        renders(alterTable(A).addColumn(A.name), "ALTER TABLE \"old\".alumni ADD COLUMN name VARCHAR(50)");
        renders(alterTable(P).alterType(P.name), "ALTER TABLE pupils ALTER COLUMN name SET DATA TYPE VARCHAR(50)");
        renders(alterTable(P).setDefault(P.state), "ALTER TABLE pupils ALTER COLUMN state SET DEFAULT 'new'");
        renders(alterTable(P).dropDefault(P.name), "ALTER TABLE pupils ALTER COLUMN name DROP DEFAULT");
        renders(alterTable(P).setNotNull(P.name), "ALTER TABLE pupils ALTER COLUMN name SET NOT NULL");
        renders(alterTable(P).dropNotNull(P.name), "ALTER TABLE pupils ALTER COLUMN name DROP NOT NULL");
        renders(alterTable(P).dropColumn("e-mail"), "ALTER TABLE pupils DROP COLUMN \"e-mail\"");
    }

    @Test
    void renamesGiveTheNameOfTheClass() {
        DdlStatement column = alterTable(P).renameColumn("full_name", P.name);
        assertThat(column.render(Dialect.STANDARD).sql())
                .isEqualTo("ALTER TABLE pupils RENAME COLUMN full_name TO name");
        renders(alterTable(P).renameTo("pupils_2"), "ALTER TABLE pupils RENAME TO pupils_2");
        renders(alterTable(A).renameFrom("leavers"), "ALTER TABLE \"old\".leavers RENAME TO alumni");
    }

    @Test
    void constraintsOfTheClassAreAddedByName() {
        renders(
                alterTable(P).addConstraint("fk_mentor"),
                "ALTER TABLE pupils ADD CONSTRAINT fk_mentor FOREIGN KEY (mentor) REFERENCES pupils (id)");
        renders(alterTable(P).addConstraint("uq_name"), "ALTER TABLE pupils ADD CONSTRAINT uq_name UNIQUE (name)");
        renders(
                alterTable(P).addConstraint("ck_name"),
                "ALTER TABLE pupils ADD CONSTRAINT ck_name CHECK (name <> 'root')");
        renders(alterTable(P).dropForeignKey("fk_mentor"), "ALTER TABLE pupils DROP FOREIGN KEY fk_mentor");
        assertThat(alterTable(P).dropUnique("uq_name").render(Dialect.STANDARD).sql())
                .isEqualTo("ALTER TABLE pupils DROP CONSTRAINT uq_name");
        assertThat(alterTable(P).dropCheck("ck_name").render(Dialect.STANDARD).sql())
                .isEqualTo("ALTER TABLE pupils DROP CONSTRAINT ck_name");
    }

    @Test
    void objectsAreDroppedOneByOne() {
        renders(dropTable(A), "DROP TABLE \"old\".alumni");
        renders(dropTable(A).ifExists(), "DROP TABLE IF EXISTS \"old\".alumni");
        renders(
                dropView(View.existing("v").column("id", DataType.INTEGER).build())
                        .ifExists(),
                "DROP VIEW IF EXISTS v");
        renders(dropIndex(A, "ix"), "DROP INDEX \"old\".ix");
        renders(dropIndex(Index.named("ix").on(P.name)).ifExists(), "DROP INDEX IF EXISTS ix");
        renders(dropSequence(Sequence.named("s")), "DROP SEQUENCE s");
    }

    @Test
    void tableIsCreatedOfAQuery() {
        CreateTableAs copy = createTableAs(A, select(P.id, P.name).from(P).where(P.name.ne("root")));
        renders(
                copy,
                "CREATE TABLE \"old\".alumni (id INTEGER NOT NULL, name VARCHAR(50), PRIMARY KEY (id)) AS"
                        + " SELECT pupils.id, pupils.name FROM pupils WHERE pupils.name <> 'root'");
        assertThat(copy.ifNotExists().render(LEANXCALE_LIKE).sql())
                .startsWith("CREATE TABLE IF NOT EXISTS \"old\".alumni (");
        assertThat(copy.render(LEANXCALE_LIKE).holdsValues()).isTrue();
        assertThat(copy.render(LEANXCALE_LIKE)).asString().doesNotContain("root");
        assertThat(copy).asString().contains("pupils.name <> ?").doesNotContain("root");
    }

    @Test
    void optionThatADialectLacksIsRefused() {
        assertThatThrownBy(() -> dropTable(A).ifExists().render(Dialect.STANDARD))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContainingAll("IF NOT EXISTS", "look the object up in the catalog");
        assertThat(dropTable(A).ifExists()).hasToString("DROP TABLE /* refused: IF NOT EXISTS */ \"old\".alumni");
        assertThatThrownBy(() -> alterTable(P).addColumn(P.number).render(LEANXCALE_LIKE))
                .isInstanceOf(UnsupportedSqlException.class)
                .hasMessageContaining("feed the column by a sequence");
    }

    @Test
    void deepQueryFailsWithAdvice() throws InterruptedException {
        Condition deep = P.name.eq("x");
        for (int i = 0; i < 50_000; i++) {
            deep = deep.not();
        }
        CreateTableAs copy = createTableAs(A, select(P.id, P.name).from(P).where(deep));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread small = new Thread(null, () -> copy.render(LEANXCALE_LIKE), "small", 256 * 1024);
        small.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        small.start();
        small.join();
        assertThat(failure.get()).isInstanceOf(LeanqException.class).hasMessageContaining("nests too deeply");
    }

    @Test
    void hostileNameStaysAName() {
        renders(
                alterTable(A).dropColumn("a; DROP TABLE b --\"x"),
                "ALTER TABLE \"old\".alumni DROP COLUMN \"a; DROP TABLE b --\"\"x\"");
        renders(alterTable(P).dropForeignKey("k\" CASCADE"), "ALTER TABLE pupils DROP FOREIGN KEY \"k\"\" CASCADE\"");
        renders(Access.dropUser("u\" --"), "DROP USER \"u\"\" --\"");
    }

    @Test
    void statementsAreEqualByContent() {
        assertThat(alterTable(P).addColumn(P.name))
                .isEqualTo(alterTable(P).addColumn(P.name))
                .hasSameHashCodeAs(alterTable(P).addColumn(P.name))
                .isNotEqualTo(alterTable(P).addColumn(P.state))
                .hasToString("ALTER TABLE pupils ADD COLUMN name VARCHAR(50) NOT NULL");
        assertThat(dropTable(A)).isNotEqualTo(dropTable(A).ifExists());
    }

    @Test
    void whatDoesNotFitTheTableIsRefused() {
        refuses(() -> alterTable(P).addColumn(P.id), "addColumn(pupils.id)", "primary key", "create a new table");
        refuses(() -> alterTable(P).dropColumn("id"), "dropColumn(\"id\")", "primary key");
        refuses(() -> alterTable(P).dropNotNull(P.id), "dropNotNull(pupils.id)");
        refuses(() -> alterTable(P).setDefault(P.name), "setDefault(pupils.name)", "dropDefault(column)");
        refuses(() -> alterTable(P).setDefault(P.number), "an identity is no default");
        refuses(() -> alterTable(P).renameColumn("state", P.name), "the class has a column state too");
        refuses(() -> alterTable(P).renameTo("pupils"), "the table has this name already");
        refuses(() -> alterTable(P).renameFrom("pupils"), "the class has this name");
        refuses(() -> alterTable(P).addConstraint("uq"), "it has [fk_mentor, uq_name, ck_name]");
        refuses(() -> alterTable(P.as("p")), "alterTable(pupils AS p)", "name the table itself");
        refuses(() -> dropTable(A.as("a")), "dropTable(");
        refuses(() -> createTableAs(A, select(P.id).from(P)), "the table has 2 columns, but the query gives 1");
        refuses(() -> createTableAs(A, select(P.name, P.id).from(P)), "column id is INTEGER", "VARCHAR(50)");
        refuses(() -> dropTable(A).with(param("p", DataType.INTEGER), 1), "has no params");
        assertThatThrownBy(() -> alterTable(P).dropColumn(" "))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("dropColumn");
    }

    @Test
    void columnOfAnotherTableIsRefused() {
        Table<?> one = Table.named("one").column("id", DataType.INTEGER).build();
        var other = Table.named("other").column("id", DataType.INTEGER).build();
        var twin = Table.named("other").column("id", DataType.INTEGER).build();
        assertThat(one).isNotNull();
        refuses(
                () -> alterTable(twin).addColumn(other.get("id", DataType.INTEGER)),
                "addColumn(other.id)",
                "the column is of another table");
    }

    @Test
    void viewIsNoTable() {
        var view = View.existing("v").column("id", DataType.INTEGER).build();
        refuses(() -> dropTable(view), "dropTable(v)", "drop it by dropView(view)");
    }
}
