package io.leanq.leanxcale.evolve;

import static io.leanq.query.DataType.INTEGER;
import static io.leanq.query.DataType.VARCHAR;
import static io.leanq.schema.ColumnOption.defaultValue;
import static io.leanq.schema.ColumnOption.notNull;
import static io.leanq.schema.ColumnOption.primaryKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.embedded.junit.LeanxcaleExtension;
import io.leanq.evolve.NotPermitted;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanRefused;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.Tolerance;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.schema.DynamicTable;
import io.leanq.schema.Evolved;
import io.leanq.schema.Index;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.schema.SchemaMismatch;
import io.leanq.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application brings the database to its classes when it starts. */
@ExtendWith(LeanxcaleExtension.class)
class EvolveTest {
    private static final MetaData OLD = MetaData.of(pupils(20).build());
    private static final MetaData NEW = MetaData.of(
            pupils(200)
                    .column("city", VARCHAR(30))
                    .index("ix_pupils_city", "city")
                    .build(),
            Table.named("towns").column("id", INTEGER, primaryKey()).build());

    private Database db;

    private static DynamicTable.Builder pupils(int length) {
        return Table.named("pupils").column("id", INTEGER, primaryKey()).column("name", VARCHAR(length), notNull());
    }

    @BeforeEach
    void connect(EmbeddedLeanxcale server) {
        db = Leanxcale.connect(server.url());
    }

    @AfterEach
    void drop() {
        MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
        db.close();
    }

    private static List<String> words(Evolved evolved) {
        return evolved.done().stream().map(step -> step.change().words()).toList();
    }

    @Test
    void missingObjectsAreCreatedAndOthersChanged() {
        assertThat(words(OLD.evolve(db))).containsExactly("create table pupils");
        assertThat(words(NEW.evolve(db)))
                .containsExactly(
                        "create table towns",
                        "change column pupils.name: VARCHAR(20) becomes VARCHAR(200)",
                        "add column pupils.city VARCHAR(30)",
                        "create index pupils.ix_pupils_city on [city]");
        assertThat(words(NEW.evolve(db))).isEmpty();
    }

    @Test
    void olderProgramThatStartsAgainTakesNothingAway() {
        NEW.evolve(db);

        Evolved older = OLD.evolve(db);

        assertThat(words(older)).isEmpty();
        assertThat(older.left().stream().map(SchemaChange::words))
                .containsExactly(
                        "drop column pupils.city VARCHAR(30)",
                        "change column pupils.name: VARCHAR(200) becomes VARCHAR(20)",
                        "drop index pupils.ix_pupils_city on [city]");
        assertThat(SchemaDiff.between(MetaData.reflect(db), NEW).isEmpty()).isTrue();
    }

    @Test
    void whatIsPermittedIsTakenAway() {
        NEW.evolve(db);

        OLD.evolve(db, Permission.values());

        assertThat(OLD.compare(db).isSame()).isTrue();
        assertThat(MetaData.reflect(db).metadata().tables()).hasToString("[pupils, towns]");
    }

    @Test
    void columnThatInsertsCannotLeaveOutIsNotTolerated() {
        MetaData.of(pupils(20).column("city", VARCHAR(30), notNull()).build()).createAll(db);

        assertThatThrownBy(() -> OLD.evolve(db))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("drop column pupils.city VARCHAR(30) NOT NULL: loses the column's values. "
                        + "Permit it by Permission.DROP_COLUMN");
        assertThat(OLD.evolve(db, Permission.DROP_COLUMN).left()).isEmpty();
    }

    @Test
    void changeWithoutStatementIsRefusedBeforeAnythingIsDone() {
        OLD.createAll(db);
        MetaData wanted = MetaData.of(Table.named("pupils")
                .column("id", INTEGER, notNull())
                .column("name", VARCHAR(20), primaryKey())
                .column("city", VARCHAR(30))
                .build());

        assertThatThrownBy(() -> wanted.evolve(db))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("change primary key of pupils: [id] becomes [name]: rows are stored by their "
                        + "primary key. Instead: plan with PlanOption.COPY_AND_SWAP");
        assertThat(SchemaDiff.between(MetaData.reflect(db), OLD).isEmpty()).isTrue();
    }

    @Test
    void severalProgramsEvolveAtTheSameTime() throws Exception {
        OLD.createAll(db);
        int programs = 6;
        ExecutorService executor = Executors.newFixedThreadPool(programs);
        try {
            List<Callable<Evolved>> calls = new ArrayList<>();
            for (int i = 0; i < programs; i++) {
                calls.add(() -> NEW.evolve(db));
            }
            for (Future<Evolved> call : executor.invokeAll(calls)) {
                assertThat(call.get().left()).isEmpty();
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(SchemaDiff.between(MetaData.reflect(db), NEW).isEmpty()).isTrue();
    }

    @Test
    void createAllToleratesWhatItIsTold() {
        NEW.createAll(db);

        assertThatThrownBy(() -> OLD.createAll(db)).isInstanceOf(SchemaMismatch.class);
        assertThatThrownBy(() -> OLD.createAll(db, Tolerance.EXTRA_COLUMNS))
                .hasMessageContaining("pupils.name: length VARCHAR(20) expected, VARCHAR(200) found");
        assertThatThrownBy(() -> OLD.createAll(db, Tolerance.WIDER_TYPES))
                .hasMessageContaining("pupils.city: no column expected");
        assertThat(OLD.createAll(db, Tolerance.values()).created()).isEmpty();
    }

    @Test
    void createAllDoesNotTolerateAColumnThatInsertsCannotLeaveOut() {
        MetaData.of(pupils(20).column("city", VARCHAR(30), notNull()).build()).createAll(db);

        assertThatThrownBy(() -> OLD.createAll(db, Tolerance.EXTRA_COLUMNS))
                .hasMessageContaining("pupils.city: no column expected");
        MetaData.of(pupils(20)
                        .column("city", VARCHAR(30), notNull(), defaultValue("x"))
                        .build())
                .evolve(db);
        assertThat(OLD.createAll(db, Tolerance.EXTRA_COLUMNS).created()).isEmpty();
    }

    @Test
    void indexOfATableThatIsNotListedIsCreatedAndChanged() {
        DynamicTable pupils = pupils(20).build();
        MetaData wide = MetaData.of(Index.named("ix_listed").on(pupils.get("name", VARCHAR(20))));
        OLD.evolve(db);

        assertThat(words(wide.evolve(db))).containsExactly("create index pupils.ix_listed on [name]");
        assertThat(words(wide.evolve(db))).isEmpty();
        assertThat(words(MetaData.of(Index.named("ix_listed").on(pupils.get("id", INTEGER)))
                        .evolve(db)))
                .containsExactly("drop index pupils.ix_listed on [name]", "create index pupils.ix_listed on [id]");
        assertThat(OLD.compare(db).isSame()).isTrue();
    }

    @Test
    void uniqueIndexThatBecomesAPlainOneIsLeftWithoutPermission() {
        MetaData unique = MetaData.of(pupils(20).uniqueIndex("ix_name", "name").build());
        MetaData plain = MetaData.of(pupils(20).index("ix_name", "name").build());
        unique.evolve(db);

        Evolved left = plain.evolve(db);

        assertThat(words(left)).isEmpty();
        assertThat(left.left().stream().map(SchemaChange::words))
                .containsExactly("change index pupils.ix_name unique on [name] becomes on [name]");
        assertThat(unique.compare(db).isSame()).isTrue();
        assertThat(words(plain.evolve(db, Permission.DROP_INDEX))).hasSize(2);
        assertThat(words(unique.evolve(db))).hasSize(2);
    }

    @Test
    void indexOfAMissingTableIsRefused() {
        MetaData lost = MetaData.of(Index.named("ix_lost").on(pupils(20).build().get("id", INTEGER)));

        assertThatThrownBy(() -> lost.evolve(db)).hasMessageContaining("neither in this MetaData nor in the database");
    }

    @Test
    void columnOfAnIndexNeedsThePermissionForBoth() {
        NEW.evolve(db);

        assertThatThrownBy(() -> OLD.evolve(db, Permission.DROP_COLUMN, Permission.NARROW_TYPE))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("drop index pupils.ix_pupils_city on [city]")
                .hasMessageContaining("Permission.DROP_INDEX");
        assertThat(NEW.compare(db).isSame()).isTrue();
    }

    /** The other program adds a column behind the first plan, so that a second one is made. */
    @Test
    void laterPlanThatIsNotPermittedSaysWhatWasDone() {
        MetaData wanted = MetaData.of(pupils(20).column("city", VARCHAR(30)).build());
        MetaData other = MetaData.of(pupils(20)
                .column("city", VARCHAR(30))
                .column("mark", INTEGER, notNull())
                .build());
        OLD.evolve(db);
        StoppedTarget raced = new StoppedTarget(db, 1, () -> other.evolve(db));

        assertThatThrownBy(() -> wanted.evolve(raced))
                .isInstanceOfSatisfying(
                        NotPermitted.class,
                        refused -> assertThat(refused.done().stream()
                                        .map(step -> step.change().words()))
                                .containsExactly("add column pupils.city VARCHAR(30)"))
                .hasMessageContaining("nothing of it was done, after earlier plans of this call did add column "
                        + "pupils.city VARCHAR(30):\n  drop column pupils.mark INTEGER NOT NULL");
    }

    @Test
    void keyThatPointsElsewhereNeedsThePermissionToDropIt() {
        DynamicTable here =
                Table.named("here").column("id", INTEGER, primaryKey()).build();
        DynamicTable there =
                Table.named("there").column("id", INTEGER, primaryKey()).build();
        MetaData.of(here, there, pointing(here)).evolve(db);
        MetaData wanted = MetaData.of(here, there, pointing(there));

        assertThatThrownBy(() -> wanted.evolve(db))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("Permission.DROP_CONSTRAINT");
        assertThat(words(wanted.evolve(db, Permission.DROP_CONSTRAINT))).hasSize(2);
        assertThat(wanted.compare(db).isSame()).isTrue();
    }

    private static DynamicTable pointing(DynamicTable target) {
        return Table.named("pointing")
                .column("id", INTEGER, primaryKey())
                .foreignKey("fk_target", List.of("id"), () -> List.of(target.get("id", INTEGER)))
                .build();
    }
}
