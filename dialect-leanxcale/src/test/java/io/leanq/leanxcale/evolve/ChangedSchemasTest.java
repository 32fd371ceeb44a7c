package io.leanq.leanxcale.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanFailed;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.PlanRefused;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.catalog.RandomSchema;
import io.leanq.leanxcale.dialect.LeanxcaleDialect;
import io.leanq.leanxcale.evolve.ChangingSchema.Kinds;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random schemas change at random: what a plan makes of one schema is the other, and rows stay. */
@Tag("slow")
@Order(1)
class ChangedSchemasTest {
    private static final int MOST_SCHEMAS = 60;
    private static final int DRAWS = 50;
    private static final int LEAST = 20;

    /** What LeanXcale makes by a copy of the table only. */
    private static final Set<String> COPIED = Set.of(
            "RenameColumn",
            "ChangePrimaryKey",
            "ChangeOptions",
            "ChangeRows",
            "DropConstraint UniqueSpec",
            "DropConstraint CheckSpec");

    /**
     * What occurs on no server: no statement gives a sequence another step and keeps its number, and LXSYS does not
     * show the step, so the plan is refused.
     */
    private static final Set<String> REFUSED = Set.of("ChangeSequence");

    /** What a diff has only where a catalog shows a column of a type that LeanQ does not have: UnknownColumnsTest. */
    private static final Set<String> OF_UNKNOWN_TYPES = Set.of("ChangeUnknownColumn");

    private final ChangeCounts counts = new ChangeCounts();
    private Database db;

    private static Set<String> changes(Set<String> without) {
        Set<String> kinds = new TreeSet<>(ChangeCounts.changes());
        assertThat(kinds).containsAll(without);
        kinds.removeAll(without);
        return kinds;
    }

    /** Goes on until each kind of object, type and change has occurred often. */
    @Test
    void planMakesTheWantedSchemaOfEveryOther() {
        Set<String> kinds = changes(COPIED);
        kinds.removeAll(REFUSED);
        kinds.removeAll(OF_UNKNOWN_TYPES);
        kinds.addAll(ChangeCounts.objects());

        run(0, Kinds.IN_PLACE, kinds);
    }

    @Test
    void planCopiesTablesWhereItMust() {
        run(MOST_SCHEMAS, Kinds.COPIED, COPIED);
    }

    /** Each schema changes twice, so that what the first changes made is changed by the second. */
    private void run(long from, Kinds drawn, Set<String> kinds) {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database own = Leanxcale.connect(server.url())) {
            db = own;
            long end = from + MOST_SCHEMAS;
            for (long seed = from + Integer.getInteger("skip", 0);
                    seed < end && !counts.below(LEAST, kinds).isEmpty();
                    seed++) {
                MetaData first = RandomSchema.of(seed);
                first.createAll(db);
                try (KeptAggregate kept = KeptAggregate.create(db, seed)) {
                    SchemaState second = change("seed " + seed + ", first", seed, first.state(), drawn);
                    change("seed " + seed + ", second", seed + 500, second, drawn);
                    kept.assertKept();
                    counts.add("online aggregate");
                }
                MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }

        assertThat(counts.below(LEAST, kinds)).as(counts.toString()).isEmpty();
    }

    private SchemaState change(String name, long seed, SchemaState before, Kinds drawn) {
        SchemaState current = KeptAggregate.othersOf(db);
        counts.add(before);
        assertEqual(name + " before", SchemaDiff.between(current, before));
        SchemaState wanted = wanted(seed, before, drawn);
        // Of the states before and after, and not of the catalog: it does not tell all that changes.
        SchemaDiff diff = SchemaDiff.between(before, wanted);
        SchemaPlan plan = drawn == Kinds.COPIED
                ? SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP)
                : SchemaPlan.of(diff, db.dialect());
        diff.changes().forEach(counts::add);
        plan.steps().stream()
                .map(step -> step.change())
                .filter(SchemaChange.ChangeRows.class::isInstance)
                .forEach(counts::add);
        FilledTables.fill(db, before);

        assertThatCode(() -> plan.applyTo(db, Permission.values()))
                .as(name + "\n" + plan + "\n" + current.tables())
                .doesNotThrowAnyException();

        assertEqual(name + " after\n" + plan, SchemaDiff.between(KeptAggregate.othersOf(db), wanted));
        applyAgain(name, plan);
        assertEqual(name + " again\n" + plan, SchemaDiff.between(KeptAggregate.othersOf(db), wanted));
        assertRowsKept(name + "\n" + plan, before, wanted);
        FilledTables.clear(db, wanted);
        return wanted;
    }

    private static SchemaState wanted(long seed, SchemaState before, Kinds drawn) {
        return new ChangingSchema(seed, before, RandomSchema.of(seed + 1_000).state(), drawn).changed(DRAWS);
    }

    /** Steps at the end that the catalog does not show may be open: the failure says how to go on behind them. */
    private void applyAgain(String name, SchemaPlan plan) {
        PlanFailed failed = catchThrowableOfType(PlanFailed.class, () -> plan.applyTo(db, Permission.values()));
        if (failed != null) {
            assertThat(failed.isUnknown()).as(name + "\n" + plan + failed).isTrue();
            applyAgain(name, plan.after(failed.done().size() + 1));
        }
    }

    private static void assertEqual(String name, SchemaDiff diff) {
        assertThat(diff.toString()).as(name).isEqualTo("the schemas are equal");
    }

    private void assertRowsKept(String name, SchemaState before, SchemaState after) {
        for (TableState table : before.tables()) {
            after.tables().stream()
                    .filter(now -> now.renamedFrom().contains(table.name().name())
                            || now.name().equals(table.name()))
                    .findFirst()
                    .ifPresent(now -> assertThat(FilledTables.countUnchanged(db, table, now))
                            .as(name + "\n" + table + " is now " + now)
                            .isEqualTo(FilledTables.ROWS));
        }
    }

    /** Without a database, so that every change can occur that a diff can have. */
    @Test
    void changesOfADiffMakeTheWantedSchemaOfTheOther() {
        Set<String> kinds = changes(Set.of("ChangeRows"));
        kinds.removeAll(OF_UNKNOWN_TYPES);
        for (long seed = 0;
                seed < 3 * MOST_SCHEMAS && !counts.below(LEAST, kinds).isEmpty();
                seed++) {
            SchemaState before = RandomSchema.of(seed).state();
            SchemaState second = changeWithoutDatabase("seed " + seed + ", first", seed, before);
            changeWithoutDatabase("seed " + seed + ", second", seed + 500, second);
        }

        assertThat(counts.below(LEAST, kinds)).as(counts.toString()).isEmpty();
    }

    private SchemaState changeWithoutDatabase(String name, long seed, SchemaState before) {
        SchemaState wanted = wanted(seed, before, Kinds.ALL);
        SchemaDiff diff = SchemaDiff.between(before, wanted);
        SchemaState made = before;
        for (SchemaChange change : diff.changes()) {
            made = change.applyTo(made);
            counts.add(change);
        }
        assertEqual(name + "\n" + diff, SchemaDiff.between(made, wanted));
        assertOtherSequencesAreRefused(diff);
        return wanted;
    }

    private static void assertOtherSequencesAreRefused(SchemaDiff diff) {
        SchemaDiff sequences = diff.filter(SchemaChange.ChangeSequence.class::isInstance);
        if (!sequences.isEmpty()) {
            PlanRefused refused =
                    catchThrowableOfType(PlanRefused.class, () -> SchemaPlan.of(sequences, LeanxcaleDialect.INSTANCE));
            List<SchemaChange> named =
                    refused.refusals().stream().map(refusal -> refusal.change()).toList();
            assertThat(named).isEqualTo(sequences.changes());
        }
    }
}
