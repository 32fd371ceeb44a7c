package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.BIGINT;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.schema.ColumnOption.identity;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.references;
import static io.leanq.schema.ColumnOption.renamedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.exec.Database;
import io.leanq.exec.StandardPlatform;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.query.row.Row2;
import io.leanq.schema.ColumnOption;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.NumberColumn;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.View;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A plan has its steps in an order that databases take, where objects depend on each other. */
@ExtendWith(LeanxcaleExtension.class)
class PlanOrderTest {
    private Database db;

    @BeforeEach
    void connect(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
    }

    @AfterEach
    void drop() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    private static final class Ids extends View<Ids> {
        final NumberColumn<Ids, Integer> id = column("id", INTEGER);

        private Ids(TableRef<Ids> ref) {
            super(ref);
        }
    }

    private static Ids view(String name, DynamicTable table) {
        return View.define(
                name, Ids::new, () -> select(table.get("id", INTEGER)).from(table));
    }

    private static Ids over(String name, Ids view) {
        return View.define(name, Ids::new, () -> select(view.id).from(view));
    }

    private static DynamicTable.Builder table(String name) {
        return Table.named(name).column("id", INTEGER, primaryKey());
    }

    private static DynamicTable child(DynamicTable parent, String key) {
        return table("child")
                .column("parent", INTEGER, references(() -> parent.get(key, INTEGER)))
                .build();
    }

    private SchemaPlan becomes(MetaData before, MetaData wanted, PlanOption... options) {
        before.createAll(db);
        return becomes(wanted, options);
    }

    private SchemaPlan becomes(MetaData wanted, PlanOption... options) {
        SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), wanted), db.dialect(), options);
        plan.applyTo(db, Permission.values());
        assertThat(SchemaDiff.between(MetaData.reflect(db), wanted)).hasToString("the schemas are equal");
        assertThat(plan.applyTo(db, Permission.values()).done()).isEmpty();
        return plan;
    }

    private static final DynamicTable PARENT =
            table("parent").column("number", INTEGER, notNull()).build();
    /** The same with another primary key, so that it is copied. */
    private static final DynamicTable NUMBERED = Table.named("parent")
            .column("id", INTEGER, notNull())
            .column("number", INTEGER, primaryKey())
            .build();

    @Test
    void newTableReferencesACopiedOne() {
        becomes(MetaData.of(PARENT), MetaData.of(child(NUMBERED, "number"), NUMBERED), PlanOption.COPY_AND_SWAP);
    }

    @Test
    void droppedTableReferencesACopiedOne() {
        becomes(MetaData.of(PARENT, child(PARENT, "id")), MetaData.of(NUMBERED), PlanOption.COPY_AND_SWAP);
    }

    @Test
    void copiedTablesReferenceEachOther() {
        Pair before = new Pair("x");
        Pair wanted = new Pair("y", renamedFrom("x"));
        MetaData.of(before.one, before.other).createAll(db);
        db.execute(insertInto(before.one).set(before.one.get("id", INTEGER), 1));
        db.execute(insertInto(before.other)
                .set(before.other.get("id", INTEGER), 1)
                .set(before.other.get("partner", INTEGER), 1)
                .set(before.other.get("x", INTEGER), 7));

        becomes(MetaData.of(wanted.one, wanted.other), PlanOption.COPY_AND_SWAP);

        assertThat(db.fetchOne(select(wanted.other.get("partner", INTEGER), wanted.other.get("y", INTEGER))
                        .from(wanted.other)))
                .isEqualTo(new Row2<>(1, 7));
    }

    /** Two tables that reference each other. */
    private static final class Pair {
        final DynamicTable one;
        final DynamicTable other;

        @SafeVarargs
        @SuppressWarnings("varargs")
        Pair(String column, ColumnOption<Object>... options) {
            one = table("one")
                    .column("partner", INTEGER)
                    .foreignKey("fk_one", List.of("partner"), () -> List.of(other().get("id", INTEGER)))
                    .column(column, INTEGER, options)
                    .build();
            other = table("other")
                    .column("partner", INTEGER)
                    .foreignKey("fk_other", List.of("partner"), () -> List.of(one.get("id", INTEGER)))
                    .column(column, INTEGER, options)
                    .build();
        }

        private DynamicTable other() {
            return other;
        }
    }

    @Test
    void keysAndIndexesOfNewTablesBreakNoProgram() {
        Pair pair = new Pair("x");
        DynamicTable unique =
                table("unique_x").column("x", INTEGER).uniqueIndex("ux_x", "x").build();
        SchemaPlan plan = SchemaPlan.of(
                SchemaDiff.between(MetaData.of(), MetaData.of(pair.one, pair.other, unique)), db.dialect());

        assertThat(plan.steps())
                .hasSize(5)
                .noneMatch(PlanStep::isBreaking)
                .extracting(PlanStep::risk)
                .containsOnly(PlanStep.Risk.SAFE);
    }

    @Test
    void newTableReferencesANewUniqueConstraint() {
        DynamicTable unique = table("parent")
                .column("number", INTEGER, notNull())
                .unique("uq_number", "number")
                .build();

        assertThat(SchemaPlan.of(
                                SchemaDiff.between(MetaData.of(PARENT), MetaData.of(unique, child(unique, "number"))),
                                db.dialect())
                        .sql())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS child (id INTEGER NOT NULL, parent INTEGER, PRIMARY KEY (id))",
                        "ALTER TABLE parent ADD CONSTRAINT uq_number UNIQUE (number)",
                        "ALTER TABLE child ADD CONSTRAINT fk_child_parent FOREIGN KEY (parent) "
                                + "REFERENCES parent (number)");
    }

    @Test
    void newTableTakesTheNamesOfADroppedOne() {
        DynamicTable parent = table("parent").build();

        becomes(MetaData.of(parent, named("old", parent)), MetaData.of(parent, named("young", parent)));
    }

    private static DynamicTable named(String name, DynamicTable parent) {
        return table(name)
                .column("parent", INTEGER)
                .index("ix_parent", "parent")
                .foreignKey("fk_parent", List.of("parent"), () -> List.of(parent.get("id", INTEGER)))
                .build();
    }

    @Test
    void copyIsRefusedWhereAFilterLeavesChangesOut() {
        SchemaDiff diff = SchemaDiff.between(
                        MetaData.of(table("t").column("x", INTEGER).build()),
                        MetaData.of(Table.named("t")
                                .column("id", INTEGER, notNull())
                                .column("y", INTEGER, primaryKey(), renamedFrom("x"))
                                .build()))
                .filter(change -> change instanceof SchemaChange.RenameColumn);

        assertThatThrownBy(() -> SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP))
                .hasMessageContaining("a copy makes all changes of its table, and the diff leaves some out");
    }

    @Test
    void viewsOverViewsAreDroppedAndCreatedAgain() {
        DynamicTable wide = table("parent").column("number", BIGINT, notNull()).build();
        Ids before = view("a_first", PARENT);
        Ids wanted = view("a_first", wide);

        SchemaPlan plan = becomes(
                MetaData.of(PARENT, before, over("a_second", before)),
                MetaData.of(wide, wanted, over("a_second", wanted)));

        assertThat(plan.sql())
                .containsExactly(
                        "DROP VIEW IF EXISTS a_second",
                        "DROP VIEW IF EXISTS a_first",
                        "ALTER TABLE parent ALTER COLUMN number SET DATA TYPE BIGINT",
                        "CREATE OR REPLACE VIEW a_first (id) AS SELECT parent.id FROM parent",
                        "CREATE OR REPLACE VIEW a_second (id) AS SELECT a_first.id FROM a_first");
        assertThat(SchemaPlan.of(
                                SchemaDiff.between(
                                        MetaData.of(PARENT, before, over("a_second", before)), MetaData.of(PARENT)),
                                db.dialect())
                        .sql())
                .containsExactly("DROP VIEW IF EXISTS a_second", "DROP VIEW IF EXISTS a_first");
    }

    /** The names are in another order than the views read each other. */
    @Test
    void reflectedViewsAreDroppedInAnOrderThatTheDatabaseTakes() {
        Ids first = view("v_b", PARENT);
        Ids second = over("v_c", first);
        MetaData.of(PARENT, first, second, over("v_a", second)).createAll(db);
        SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), MetaData.of(PARENT)), db.dialect());

        assertThat(plan.script()).containsOnlyOnce("-- Only the database knows which of the views below reads which");
        assertThat(becomes(MetaData.of(PARENT)).steps()).hasSize(3);
    }

    @Test
    void planGoesOnAfterSomeViewsOfMany() {
        Ids first = view("v_a", PARENT);
        Ids second = over("v_c", first);
        Ids third = over("v_b", second);
        MetaData.of(PARENT, first, second, third).createAll(db);
        SchemaPlan plan = SchemaPlan.of(SchemaDiff.between(MetaData.reflect(db), MetaData.of(PARENT)), db.dialect());
        MetaData.of(third).dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);

        plan.applyTo(db, Permission.DROP_VIEW);

        assertThat(SchemaDiff.between(MetaData.reflect(db), MetaData.of(PARENT)).isEmpty())
                .isTrue();
    }

    @Test
    void viewsThatReadEachOtherTheOtherWayRoundAreCreatedAgain() {
        DynamicTable wide = table("parent").column("number", BIGINT, notNull()).build();
        Ids before = view("a_second", PARENT);
        Ids wanted = view("a_first", wide);

        becomes(
                MetaData.of(PARENT, before, over("a_first", before)),
                MetaData.of(wide, wanted, over("a_second", wanted)));
    }

    @Test
    void viewTakesTheNameOfADroppedTable() {
        Ids young = view("young", PARENT);

        becomes(MetaData.of(PARENT, table("young").build()), MetaData.of(PARENT, young, over("younger", young)));
    }

    @Test
    void viewNoLongerReadsADroppedTable() {
        DynamicTable other = table("other").build();

        becomes(MetaData.of(PARENT, view("ids", PARENT)), MetaData.of(other, view("ids", other)));
    }

    @Test
    void namesMoveOn() {
        DynamicTable wantedB = table("b").renamedFrom("a").build();
        MetaData.of(table("a").build(), table("b").build()).createAll(db);
        db.execute(insertInto(wantedB).set(wantedB.get("id", INTEGER), 2));

        SchemaPlan plan =
                becomes(MetaData.of(wantedB, table("c").renamedFrom("b").build()));

        assertThat(plan.sql()).containsExactly("ALTER TABLE b RENAME TO c", "ALTER TABLE a RENAME TO b");
        assertThat(db.fetch(select(wantedB.get("id", INTEGER)).from(wantedB))).isEmpty();
    }

    @Test
    void namesOfColumnsMoveOn() {
        DynamicTable before =
                table("t").column("a", INTEGER).column("b", INTEGER).build();
        DynamicTable wanted = table("t")
                .column("b", INTEGER, renamedFrom("a"))
                .column("c", INTEGER, renamedFrom("b"))
                .build();
        SchemaDiff diff = SchemaDiff.between(MetaData.of(before), MetaData.of(wanted));
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:plan_order");
        try (Database h2 = Database.over(source, StandardPlatform.H2)) {
            assertThat(SchemaPlan.of(diff, h2.dialect()).sql())
                    .containsExactly("ALTER TABLE t RENAME COLUMN b TO c", "ALTER TABLE t RENAME COLUMN a TO b");
        }

        MetaData.of(before).createAll(db);
        db.execute(insertInto(before)
                .set(before.get("id", INTEGER), 1)
                .set(before.get("a", INTEGER), 10)
                .set(before.get("b", INTEGER), 20));
        becomes(MetaData.of(wanted), PlanOption.COPY_AND_SWAP);
        assertThat(db.fetchOne(select(wanted.get("b", INTEGER), wanted.get("c", INTEGER))
                        .from(wanted)))
                .isEqualTo(new Row2<>(10, 20));
    }

    @Test
    void newIdentityIsNotAdvisedToBeCopied() {
        DynamicTable before =
                Table.named("t").column("id", BIGINT, primaryKey()).build();
        DynamicTable wanted =
                Table.named("t").column("id", BIGINT, primaryKey(), identity()).build();
        SchemaDiff diff = SchemaDiff.between(MetaData.of(before), MetaData.of(wanted));

        assertThatThrownBy(() -> SchemaPlan.of(diff, db.dialect()))
                .hasMessageContaining("copy the rows by statements of your own")
                .hasMessageNotContaining("COPY_AND_SWAP");
    }
}
