package io.leanq.leanxcale.catalog;

import static io.leanq.query.DataType.DECIMAL;
import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.query.Dsl.insertInto;
import static io.leanq.query.Dsl.select;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static io.leanq.schema.ColumnOption.renamedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.catalog.Facet;
import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.catalog.CatalogNames;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.PlanRefused;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.Tolerance;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Evolved;
import io.leanq.schema.MetaData;
import io.leanq.schema.SchemaMismatch;
import io.leanq.schema.Table;
import io.leanq.schema.TableRef;
import io.leanq.schema.TextColumn;
import io.leanq.schema.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A column of a type that LeanQ does not know is there: plans neither add it again nor overlook that inserts fail. */
@ExtendWith(LeanxcaleExtension.class)
class UnknownColumnsTest {
    private EmbeddedLeanxcale server;
    private Database db;

    @BeforeEach
    void connect(EmbeddedLeanxcale embedded) {
        server = embedded;
        db = Leanxcale.connect(server.url());
    }

    @AfterEach
    void drop() {
        RawSql.run(
                server,
                "DROP VIEW IF EXISTS places",
                "DROP VIEW IF EXISTS only_places",
                "DROP VIEW IF EXISTS names",
                "DROP TABLE IF EXISTS pupils",
                "DROP TABLE IF EXISTS shapes");
        db.close();
    }

    private void pupils(String place) {
        RawSql.run(server, "CREATE TABLE pupils (id INTEGER PRIMARY KEY, name VARCHAR(20), place " + place + ")");
    }

    private static DynamicTable.Builder pupils() {
        return Table.named("pupils").column("id", INTEGER, primaryKey()).column("name", VARCHAR(20));
    }

    @Test
    void wantedColumnOfAnUnknownOnesNameIsRefused() {
        pupils("GEOMETRY");
        MetaData wanted = MetaData.of(pupils().column("place", VARCHAR(30)).build());

        assertThatThrownBy(() -> wanted.evolve(db, Permission.values()))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining(
                        "change column pupils.place: GEOMETRY becomes VARCHAR(30): LeanQ cannot write the "
                                + "type GEOMETRY")
                .hasMessageContaining("by SQL of your own");
        assertThatThrownBy(() -> wanted.createAll(db, Tolerance.values()))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("pupils.place: type VARCHAR(30) expected, GEOMETRY found");
    }

    @Test
    void renamedColumnOfAnUnknownTypeIsRefused() {
        pupils("GEOMETRY");
        MetaData wanted = MetaData.of(
                pupils().column("spot", VARCHAR(30), renamedFrom("place")).build());

        assertThatThrownBy(() -> wanted.evolve(db, Permission.values()))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("change column pupils.place: GEOMETRY becomes spot VARCHAR(30)");
    }

    @Test
    void unknownColumnThatInsertsMustFillIsRefused() {
        pupils("GEOMETRY NOT NULL");
        MetaData wanted = MetaData.of(pupils().build());

        assertThatThrownBy(() -> wanted.evolve(db, Permission.values()))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining(
                        "drop column pupils.place GEOMETRY NOT NULL: inserts of the classes give it no value")
                .hasMessageContaining("dropColumn");
        assertThatThrownBy(() -> wanted.createAll(db, Tolerance.values()))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("pupils.place: no column expected, GEOMETRY NOT NULL");
    }

    @Test
    void unknownColumnThatInsertsLeaveOutStaysAndIsListed() {
        pupils("GEOMETRY");
        MetaData wanted = MetaData.of(pupils().column("city", VARCHAR(30)).build());
        SchemaDiff diff = SchemaDiff.between(MetaData.reflect(db), wanted);

        assertThat(diff).hasToString("add column pupils.city VARCHAR(30)");
        assertThat(diff.unknownColumns()).hasToString("{pupils=[place GEOMETRY]}");
        assertThat(diff.notCompared()).contains(Facet.UNKNOWN_COLUMN);

        Evolved evolved = wanted.evolve(db, Permission.values());

        assertThat(evolved.done()).hasSize(1);
        assertThat(evolved.notCompared()).contains(Facet.UNKNOWN_COLUMN);
        assertThat(MetaData.reflect(db).state().tables().iterator().next().unknown())
                .hasToString("[place GEOMETRY]");
        assertThat(wanted.createAll(db).notCompared()).contains(Facet.UNKNOWN_COLUMN);
        DynamicTable pupils = pupils().build();
        db.execute(insertInto(pupils).set(pupils.get("id", INTEGER), 1));
    }

    @Test
    void reflectionEqualsItself() {
        pupils("GEOMETRY NOT NULL");
        RawSql.run(
                server,
                "CREATE TABLE shapes (shape GEOMETRY NOT NULL)",
                "CREATE VIEW places AS SELECT id, place FROM pupils",
                "CREATE VIEW only_places AS SELECT place FROM pupils");

        assertThat(SchemaDiff.between(MetaData.reflect(db), MetaData.reflect(db)))
                .hasToString("the schemas are equal");
    }

    @Test
    void tableOfUnknownColumnsIsNeitherDroppedNorCreated() {
        RawSql.run(server, "CREATE TABLE shapes (shape GEOMETRY NOT NULL)");
        MetaData classes = MetaData.of(
                Table.named("shapes").column("id", INTEGER, primaryKey()).build());

        assertThat(SchemaDiff.between(MetaData.reflect(db), MetaData.of())).hasToString("the schemas are equal");
        assertThatThrownBy(() -> classes.evolve(db, Permission.values()))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("drop column shapes.shape GEOMETRY NOT NULL")
                .hasMessageNotContaining("create table");
    }

    @Test
    void copyOfATableWithAnUnknownColumnIsRefused() {
        pupils("GEOMETRY");
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, notNull())
                .column("name", VARCHAR(20), primaryKey())
                .build());

        assertThatThrownBy(() -> SchemaPlan.of(
                        SchemaDiff.between(MetaData.reflect(db), wanted), db.dialect(), PlanOption.COPY_AND_SWAP))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("LeanQ cannot write the columns [place GEOMETRY], so a copy would lose them");
    }

    @Test
    void plannedTableWithAnUnknownColumnIsRefused() {
        pupils("GEOMETRY");
        SchemaDiff diff = SchemaDiff.between(MetaData.of(), MetaData.reflect(db));

        assertThatThrownBy(() -> SchemaPlan.of(diff, db.dialect()))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("create table pupils: LeanQ cannot write the columns [place GEOMETRY]");
    }

    /** The older family of names has no digits, so LeanQ cannot tell which DECIMAL a column is. */
    @Test
    void decimalWithoutDigitsInTheCatalogIsNotAddedAgain() {
        try (EmbeddedLeanxcale old = EmbeddedLeanxcale.builder()
                        .catalogNames(CatalogNames.OLD)
                        .start();
                Database database = Leanxcale.connect(old.url())) {
            DynamicTable.Builder pupils = pupils().column("fee", DECIMAL(9, 2));
            MetaData.of(pupils.build()).evolve(database);

            assertThat(MetaData.of(pupils.build()).evolve(database).done()).isEmpty();

            MetaData strict =
                    MetaData.of(pupils().column("fee", DECIMAL(9, 2), notNull()).build());
            assertThat(strict.evolve(database).done()).hasSize(1);
            assertThat(strict.evolve(database).done()).isEmpty();
            assertThat(strict.compare(database).differences()).isEmpty();
        }
    }

    private static final class Names extends View<Names> {
        final TextColumn<Names> name = column("name", VARCHAR(20));

        private Names(TableRef<Names> ref) {
            super(ref);
        }
    }

    @Test
    void viewWithAColumnOfAnUnknownTypeIsReplaced() {
        pupils("GEOMETRY");
        RawSql.run(server, "CREATE VIEW names AS SELECT name, place FROM pupils");
        DynamicTable pupils = pupils().build();
        Names names = View.define(
                "names",
                Names::new,
                () -> select(pupils.get("name", VARCHAR(20))).from(pupils));

        Evolved evolved = MetaData.of(pupils, names).evolve(db);

        assertThat(evolved.done()).hasSize(1);
        assertThat(MetaData.of(pupils, names).compare(db).differences()).isEmpty();
    }
}
