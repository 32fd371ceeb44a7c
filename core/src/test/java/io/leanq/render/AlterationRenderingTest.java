package io.leanq.render;

import static io.leanq.testkit.TestDialects.LEANXCALE_LIKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.InvalidDefinition;
import io.leanq.exec.StandardPlatform;
import io.leanq.tree.Alteration;
import io.leanq.tree.Alteration.DropConstraint.Kind;
import io.leanq.tree.ColumnFilling;
import io.leanq.tree.DdlNode;
import io.leanq.tree.ExpressionNode.Literal;
import io.leanq.tree.ObjectName;
import io.leanq.type.SqlType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The text of every change of a table, which H2 and HSQLDB also run. */
class AlterationRenderingTest {
    private static final ObjectName T = ObjectName.of("t");
    private static final SqlType TEXT = new SqlType.Varchar(OptionalInt.of(20));
    private static final ColumnFilling DRAFT = new ColumnFilling.Value(new Literal(TEXT, "it's"));

    private static String leanxcale(Alteration change) {
        return LEANXCALE_LIKE.render(new DdlNode.AlterTable(T, change));
    }

    private static String standard(Alteration change) {
        return Dialect.STANDARD.render(new DdlNode.AlterTable(T, change));
    }

    private static Alteration add(String name, boolean nullable, ColumnFilling... filling) {
        return new Alteration.AddColumn(new DdlNode.ColumnSpec(
                name, TEXT, nullable, List.of(filling).stream().findFirst()));
    }

    @Test
    void addedColumnSaysWhetherItCanBeNullBeforeItsDefaultOnLeanxcale() {
        assertThat(leanxcale(add("Note", true))).isEqualTo("ALTER TABLE t ADD COLUMN \"Note\" VARCHAR(20)");
        assertThat(leanxcale(add("note", false, DRAFT)))
                .isEqualTo("ALTER TABLE t ADD COLUMN note VARCHAR(20) NOT NULL DEFAULT 'it''s'");
        assertThat(standard(add("note", false, DRAFT)))
                .isEqualTo("ALTER TABLE t ADD COLUMN note VARCHAR(20) DEFAULT 'it''s' NOT NULL");
    }

    @Test
    void addedIdentityIsWrittenWithoutNotNull() {
        assertThat(standard(new Alteration.AddColumn(new DdlNode.ColumnSpec(
                        "n", SqlType.Simple.BIGINT, false, Optional.of(new ColumnFilling.Identity(5, 2))))))
                .isEqualTo("ALTER TABLE t ADD COLUMN n BIGINT GENERATED ALWAYS AS IDENTITY"
                        + " (START WITH 5 INCREMENT BY 2)");
    }

    @Test
    void columnsAreDroppedAndRenamed() {
        assertThat(leanxcale(new Alteration.DropColumn("a"))).isEqualTo("ALTER TABLE t DROP COLUMN a");
        assertThat(standard(new Alteration.RenameColumn("a", "order")))
                .isEqualTo("ALTER TABLE t RENAME COLUMN a TO \"order\"");
        assertThat(StandardPlatform.HSQLDB
                        .dialect(Optional.empty())
                        .render(new DdlNode.AlterTable(T, new Alteration.RenameColumn("a", "order"))))
                .isEqualTo("ALTER TABLE t ALTER COLUMN a RENAME TO \"order\"");
    }

    @Test
    void renamedTableStaysInItsSchema() {
        assertThat(leanxcale(new Alteration.RenameTable("U"))).isEqualTo("ALTER TABLE t RENAME TO \"U\"");
        assertThat(LEANXCALE_LIKE.inSchema("acme").render(new DdlNode.AlterTable(T, new Alteration.RenameTable("u"))))
                .isEqualTo("ALTER TABLE acme.t RENAME TO u");
    }

    @Test
    void columnsGetTypesDefaultsAndNullability() {
        assertThat(leanxcale(new Alteration.SetType("a", SqlType.Simple.BIGINT)))
                .isEqualTo("ALTER TABLE t ALTER COLUMN a SET DATA TYPE BIGINT");
        assertThat(leanxcale(new Alteration.SetDefault("a", DRAFT)))
                .isEqualTo("ALTER TABLE t ALTER COLUMN a SET DEFAULT 'it''s'");
        assertThat(leanxcale(new Alteration.SetDefault("a", ColumnFilling.Clock.CURRENT_DATE)))
                .isEqualTo("ALTER TABLE t ALTER COLUMN a SET DEFAULT CURRENT_DATE");
        assertThat(leanxcale(new Alteration.DropDefault("a"))).isEqualTo("ALTER TABLE t ALTER COLUMN a DROP DEFAULT");
        assertThat(leanxcale(new Alteration.SetNullable("a", true)))
                .isEqualTo("ALTER TABLE t ALTER COLUMN a DROP NOT NULL");
        assertThat(leanxcale(new Alteration.SetNullable("a", false)))
                .isEqualTo("ALTER TABLE t ALTER COLUMN a SET NOT NULL");
    }

    @Test
    void constraintsAreAddedAndDroppedByTheirKind() {
        assertThat(leanxcale(new Alteration.AddConstraint(
                        new DdlNode.ForeignKeySpec("fk", List.of("a", "b"), ObjectName.of("p"), List.of("x", "y")))))
                .isEqualTo("ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p (x, y)");
        assertThat(leanxcale(new Alteration.AddConstraint(new DdlNode.UniqueSpec("u", List.of("a")))))
                .isEqualTo("ALTER TABLE t ADD CONSTRAINT u UNIQUE (a)");
        assertThat(leanxcale(new Alteration.DropConstraint("fk", Kind.FOREIGN_KEY)))
                .isEqualTo("ALTER TABLE t DROP FOREIGN KEY fk");
        assertThat(standard(new Alteration.DropConstraint("fk", Kind.FOREIGN_KEY)))
                .isEqualTo("ALTER TABLE t DROP CONSTRAINT fk");
        assertThat(standard(new Alteration.DropConstraint("u", Kind.UNIQUE)))
                .isEqualTo("ALTER TABLE t DROP CONSTRAINT u");
        assertThat(standard(new Alteration.DropConstraint("ck", Kind.CHECK)))
                .isEqualTo("ALTER TABLE t DROP CONSTRAINT ck");
    }

    @Test
    void identityIsRefusedAsADefault() {
        assertThatThrownBy(() -> new Alteration.SetDefault("a", new ColumnFilling.Identity(1, 1)))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("add a column that is an identity");
    }

    @ParameterizedTest
    @EnumSource(StandardPlatform.class)
    void databaseRunsEveryChange(StandardPlatform platform) throws SQLException {
        Dialect dialect = platform.dialect(Optional.empty());
        String url = platform == StandardPlatform.H2 ? "jdbc:h2:mem:" : "jdbc:hsqldb:mem:alterations";
        try (Connection connection = DriverManager.getConnection(url, "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE p (x INTEGER NOT NULL, PRIMARY KEY (x))");
            statement.execute("CREATE TABLE t (id INTEGER NOT NULL, a VARCHAR(20), b INTEGER, PRIMARY KEY (id))");
            statement.execute("INSERT INTO t VALUES (1, 'one', 5)");
            for (Alteration change : List.of(
                    add("note", true),
                    add("state", false, DRAFT),
                    new Alteration.AddColumn(new DdlNode.ColumnSpec(
                            "n", SqlType.Simple.BIGINT, false, Optional.of(new ColumnFilling.Identity(5, 2)))),
                    new Alteration.RenameColumn("a", "name"),
                    new Alteration.SetType("name", new SqlType.Varchar(OptionalInt.of(40))),
                    new Alteration.SetDefault("name", DRAFT),
                    new Alteration.SetNullable("b", false),
                    new Alteration.SetNullable("b", true),
                    new Alteration.SetDefault("note", DRAFT),
                    new Alteration.DropDefault("note"),
                    new Alteration.AddConstraint(new DdlNode.UniqueSpec("u", List.of("b"))),
                    new Alteration.DropConstraint("u", Kind.UNIQUE),
                    new Alteration.AddConstraint(
                            new DdlNode.ForeignKeySpec("fk", List.of("b"), ObjectName.of("t"), List.of("id"))),
                    new Alteration.DropConstraint("fk", Kind.FOREIGN_KEY),
                    new Alteration.RenameTable("u"))) {
                if (change instanceof Alteration.AddConstraint) {
                    statement.execute("UPDATE t SET b = id");
                }
                statement.execute(dialect.render(new DdlNode.AlterTable(T, change)));
            }
            statement.execute(
                    dialect.render(new DdlNode.AlterTable(ObjectName.of("u"), new Alteration.DropColumn("note"))));
            statement.execute("INSERT INTO u (id) VALUES (2)");
            try (ResultSet rows = statement.executeQuery("SELECT id, name, b, state, n FROM u ORDER BY id")) {
                List<String> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(rows.getInt(1) + "/" + rows.getString(2) + "/" + rows.getString(3) + "/"
                            + rows.getString(4) + "/" + rows.getLong(5));
                }
                assertThat(read).containsExactly("1/one/1/it's/5", "2/it's/null/it's/7");
            }
        }
    }
}
