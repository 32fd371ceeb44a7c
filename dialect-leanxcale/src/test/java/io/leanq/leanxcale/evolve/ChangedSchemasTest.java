package io.leanq.leanxcale.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.leanq.embedded.EmbeddedLeanxcale;
import io.leanq.evolve.Permission;
import io.leanq.evolve.PlanOption;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.exec.Database;
import io.leanq.leanxcale.Leanxcale;
import io.leanq.leanxcale.catalog.RandomSchema;
import io.leanq.schema.MetaData;
import io.leanq.schema.MetaData.Confirmation;
import io.leanq.type.TypeKind;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random schemas change at random: what a plan makes of one schema is the other, and rows stay. */
@Tag("slow")
@Order(1)
class ChangedSchemasTest {
    private static final int MOST_SCHEMAS = 300;
    /** All kinds of changes but those for which LeanXcale must copy the table. */
    private static final int KINDS = 17;

    private static final int COPIED_SCHEMAS = 20;
    private static final int LEAST = 20;

    private final Map<String, Integer> changes = new TreeMap<>();
    private final Map<TypeKind, Integer> types = new TreeMap<>();
    private Database db;

    /** Goes on until each kind of change and each type has occurred often. */
    @Test
    void planMakesTheWantedSchemaOfEveryOther() {
        run(0, MOST_SCHEMAS, false);

        assertThat(isEnough()).as("changes " + changes + ", types " + types).isTrue();
    }

    private boolean isEnough() {
        return changes.size() == KINDS
                && types.size() == TypeKind.values().length - 1
                && changes.values().stream().allMatch(count -> count >= LEAST)
                && types.values().stream().allMatch(count -> count >= LEAST);
    }

    @Test
    void planCopiesTablesWhereItMust() {
        run(MOST_SCHEMAS, MOST_SCHEMAS + COPIED_SCHEMAS, true);

        assertThat(changes.get("RenameColumn")).isGreaterThanOrEqualTo(LEAST / 2);
        assertThat(changes.get("ChangePrimaryKey")).isGreaterThanOrEqualTo(LEAST / 4);
    }

    /** Each schema changes twice, so that what the first changes made is changed by the second. */
    private void run(long from, long to, boolean copying) {
        try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
                Database own = Leanxcale.connect(server.url())) {
            db = own;
            for (long seed = from; seed < to && (copying || !isEnough()); seed++) {
                MetaData first = RandomSchema.of(seed);
                first.createAll(db);
                first.state()
                        .tables()
                        .forEach(table -> table.columns()
                                .forEach(column -> types.merge(column.type().kind(), 1, Integer::sum)));
                SchemaState second = change("seed " + seed + ", first", seed, first.state(), copying);
                change("seed " + seed + ", second", seed + 500, second, copying);
                MetaData.reflect(db).metadata().dropAll(db, Confirmation.DROP_TABLES_AND_THEIR_DATA);
            }
        }
    }

    private SchemaState change(String name, long seed, SchemaState before, boolean copying) {
        SchemaState current = MetaData.reflect(db).state();
        assertEqual(name + " before", SchemaDiff.between(current, before));
        SchemaState wanted =
                new ChangingSchema(seed, before, RandomSchema.of(seed + 1_000).state(), copying).changed();
        SchemaDiff diff = SchemaDiff.between(current, wanted);
        diff.changes().forEach(change -> changes.merge(change.getClass().getSimpleName(), 1, Integer::sum));
        SchemaPlan plan = copying
                ? SchemaPlan.of(diff, db.dialect(), PlanOption.COPY_AND_SWAP)
                : SchemaPlan.of(diff, db.dialect());
        FilledTables.fill(db, before);

        assertThatCode(() -> plan.applyTo(db, Permission.values()))
                .as(name + "\n" + plan + "\n" + current.tables())
                .doesNotThrowAnyException();

        assertEqual(name + " after\n" + plan, SchemaDiff.between(MetaData.reflect(db), wanted));
        plan.applyTo(db, Permission.values());
        assertEqual(name + " again\n" + plan, SchemaDiff.between(MetaData.reflect(db), wanted));
        assertRowsKept(name + "\n" + plan, before, wanted);
        FilledTables.clear(db, wanted);
        return wanted;
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
}
