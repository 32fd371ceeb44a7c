package io.leanq.exec.rolling;

import io.leanq.InvalidStatement;
import io.leanq.LeanqException;
import io.leanq.evolve.PlanStep;
import io.leanq.evolve.SchemaChange;
import io.leanq.evolve.SchemaDiff;
import io.leanq.evolve.SchemaPlan;
import io.leanq.evolve.SchemaState;
import io.leanq.evolve.TableState;
import io.leanq.evolve.ViewState;
import io.leanq.exec.Database;
import io.leanq.render.UnsupportedSqlException;
import io.leanq.tree.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tries a plan on an empty database, such as an embedded server: after each step, a program with the classes from
 * before it and one with the classes from after it insert, upsert, update, delete and read rows of the table that the
 * step changes, each also the rows of the other. Used by one thread.
 *
 * <pre>{@code
 * try (EmbeddedLeanxcale server = EmbeddedLeanxcale.start();
 *         Database scratch = Leanxcale.connect(server.url())) {
 *     RollingTrial.of(plan, scratch).failures().forEach(System.out::println);
 * } }</pre>
 */
public final class RollingTrial {
    /** The row that is there before the step. */
    private static final int THERE = 1;

    /** The first of the three rows that each program writes. */
    private static final int OF_AFTER = 2;

    private static final int OF_BEFORE = 5;
    private static final int LAST = 7;

    private final SchemaPlan plan;
    private final Database db;
    private final List<TrialFailure> failures = new ArrayList<>();

    private RollingTrial(SchemaPlan plan, Database db) {
        this.plan = plan;
        this.db = db;
    }

    /**
     * Runs the plan step by step.
     *
     * @param plan a plan for the dialect of the database
     * @param scratch a database that has none of the plan's objects; all that the trial creates stays in it
     * @throws InvalidStatement if the database has one of the plan's objects
     * @throws io.leanq.evolve.PlanRefused if the schema before the plan cannot be created
     * @throws LeanqException if a step is refused though the tables have no rows
     */
    public static RollingTrial of(SchemaPlan plan, Database scratch) {
        RollingTrial trial = new RollingTrial(plan, scratch);
        trial.createSchema();
        for (int i = 0; i < plan.steps().size(); i++) {
            trial.step(i);
        }
        return trial;
    }

    /** What failed, in the order of the steps; empty if programs of both versions ran through all steps. */
    public List<TrialFailure> failures() {
        return List.copyOf(failures);
    }

    private void createSchema() {
        SchemaState before = plan.stateAfter(0);
        Set<ObjectName> names = new LinkedHashSet<>();
        before.tables().forEach(table -> names.add(table.name()));
        plan.stateAfter(plan.steps().size()).tables().forEach(table -> names.add(table.name()));
        if (!db.state(names).tables().isEmpty()) {
            throw new InvalidStatement("RollingTrial.of(plan, scratch): the database has tables of the plan: "
                    + db.state(names).tables() + ". Give an empty one, such as an embedded server");
        }
        List<ViewState> views =
                before.views().stream().filter(view -> view.query().isPresent()).toList();
        SchemaState creatable = SchemaState.of(
                before.tables().stream().map(TableState::withoutUnknown).toList(),
                views,
                List.copyOf(before.sequences()),
                before.notTold());
        SchemaPlan.of(SchemaDiff.between(SchemaState.EMPTY, creatable), db.dialect())
                .applyTo(db);
    }

    private void step(int index) {
        PlanStep step = plan.steps().get(index);
        SchemaState before = plan.stateAfter(index);
        SchemaState after = plan.stateAfter(index + 1);
        if (step.change() instanceof SchemaChange.DropView drop && !isThere(drop)) {
            return;
        }
        Optional<TableState> old = before.table(nameBefore(step.change())).filter(this::isOfPrograms);
        Optional<TableState> young = after.table(step.change().object());
        List<TableState> there = tables(before, after, old, young);
        fill(there);
        Set<String> worked = workedBefore(old);
        clear(there);
        fill(there);
        run(index, step, there);
        clear(there.stream()
                .flatMap(table -> after.table(nameAfter(step.change(), table.name())).stream())
                .toList());
        List<TableState> now = young.map(table -> withTargets(after, table)).orElse(List.of());
        clear(now);
        fill(now);
        young.map(TrialTable::new)
                .ifPresent(table -> operations(table, OF_AFTER).forEach((name, run) -> {
                    if (old.isEmpty() || worked.contains(name)) {
                        tryOut(index, TrialFailure.Program.AFTER, name, run);
                    }
                }));
        old.map(TrialTable::new)
                .ifPresent(table -> operations(table, OF_BEFORE).forEach((name, run) -> {
                    if (worked.contains(name)) {
                        tryOut(index, TrialFailure.Program.BEFORE, name, run);
                    }
                }));
        clear(now);
    }

    /** Whether programs know the table: not if it is the copy of another one, which has its name between steps only. */
    private boolean isOfPrograms(TableState table) {
        return plan.stateAfter(0).table(table.name()).isPresent()
                || plan.stateAfter(plan.steps().size()).table(table.name()).isPresent();
    }

    private static ObjectName nameAfter(SchemaChange change, ObjectName name) {
        boolean renamed = change instanceof SchemaChange.RenameTable rename
                && rename.before().key().equals(name.key());
        return renamed ? change.object() : name;
    }

    /** What the program from before does before the step, so that only new failures are reported. */
    private Set<String> workedBefore(Optional<TableState> old) {
        Set<String> worked = new LinkedHashSet<>();
        old.map(TrialTable::new)
                .ifPresent(table -> operations(table, OF_BEFORE).forEach((name, run) -> {
                    if (failure(run).isEmpty()) {
                        worked.add(name);
                    }
                }));
        return worked;
    }

    /** The tables that get rows before the step: those at which foreign keys of before and after point come first. */
    private static List<TableState> tables(
            SchemaState before, SchemaState after, Optional<TableState> old, Optional<TableState> young) {
        Map<ObjectName, TableState> tables = new LinkedHashMap<>();
        young.ifPresent(table -> withTargets(after, table).stream()
                .filter(target -> target != table)
                .forEach(target -> before.table(target.name())
                        .ifPresent(known -> withTargets(before, known)
                                .forEach(one -> tables.putIfAbsent(one.name().key(), one)))));
        old.ifPresent(table -> {
            withTargets(before, table)
                    .forEach(one -> tables.putIfAbsent(one.name().key(), one));
            tables.remove(table.name().key());
            tables.put(table.name().key(), table);
        });
        return List.copyOf(tables.values());
    }

    private boolean isThere(SchemaChange.DropView drop) {
        return !db.state(List.of(drop.dropped().name())).views().isEmpty();
    }

    private static ObjectName nameBefore(SchemaChange change) {
        return change instanceof SchemaChange.RenameTable rename ? rename.before() : change.object();
    }

    /** What a program does, in this order, with the rows from {@code first} on. */
    private Map<String, Runnable> operations(TrialTable table, int first) {
        int great = first + 1;
        int sparse = first + 2;
        Map<String, Runnable> operations = new LinkedHashMap<>();
        operations.put("read", () -> table.read(db));
        operations.put("insert", () -> table.insertSmall(db, first));
        operations.put("insert of the greatest values", () -> table.insertGreat(db, great));
        operations.put("insert without optional columns", () -> table.insertSparse(db, sparse));
        if (table.hasKey()) {
            operations.put("upsert", () -> table.upsert(db, first));
            operations.put("update", () -> table.update(db, first));
            operations.put("read of all that was written", () -> table.read(db));
            operations.put("delete", () -> table.delete(db, first));
        }
        return operations;
    }

    private void tryOut(int index, TrialFailure.Program program, String name, Runnable operation) {
        PlanStep step = plan.steps().get(index);
        failure(operation)
                .filter(cause -> !(cause instanceof UnsupportedSqlException)) // the database never had the operation
                .ifPresent(cause -> failures.add(new TrialFailure(index + 1, step, program, name, cause)));
    }

    private static Optional<LeanqException> failure(Runnable operation) {
        try {
            operation.run();
            return Optional.empty();
        } catch (LeanqException e) {
            return Optional.of(e);
        }
    }

    private void run(int index, PlanStep step, List<TableState> tables) {
        Optional<LeanqException> refused = failure(() -> step.statement().run(db));
        if (refused.isPresent()) {
            failures.add(new TrialFailure(index + 1, step, TrialFailure.Program.PLAN, "the step", refused.get()));
            clear(tables);
            step.statement().run(db);
        }
    }

    /** The tables at which the foreign keys of a table point, directly or not, and the table itself as the last. */
    private static List<TableState> withTargets(SchemaState schema, TableState table) {
        Map<ObjectName, TableState> found = new LinkedHashMap<>();
        collect(schema, table, found, new LinkedHashSet<>());
        return List.copyOf(found.values());
    }

    private static void collect(
            SchemaState schema, TableState table, Map<ObjectName, TableState> found, Set<ObjectName> open) {
        if (open.add(table.name().key())) {
            table.foreignKeys()
                    .forEach(key ->
                            schema.table(key.target()).ifPresent(target -> collect(schema, target, found, open)));
            found.put(table.name().key(), table);
        }
    }

    /**
     * Puts all rows into the tables at which others point, and one row into the table of the step, the last. A row that
     * is refused stays out, as in tables that point at each other: what fails because of it failed before the step too.
     */
    private void fill(List<TableState> tables) {
        for (int i = 0; i < tables.size(); i++) {
            TrialTable table = new TrialTable(tables.get(i));
            int last = i == tables.size() - 1 ? THERE : LAST;
            for (int row = THERE; row <= last; row++) {
                int number = row;
                failure(() -> table.insertSmall(db, number));
            }
        }
    }

    private void clear(List<TableState> tables) {
        for (int i = tables.size() - 1; i >= 0; i--) {
            new TrialTable(tables.get(i)).clear(db);
        }
    }
}
