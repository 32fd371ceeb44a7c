package io.leanq.evolve;

import io.leanq.render.Dialect;
import io.leanq.tree.ObjectName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements that make one schema of another, in the order in which databases take them, each with what it does to
 * rows and to programs that run meanwhile. A plan belongs to the schema it was made for: it runs where the database has
 * that schema, or one that the first steps of the plan have made of it, and nowhere else. Immutable and thread-safe.
 *
 * <pre>{@code
 * SchemaDiff diff = SchemaDiff.between(MetaData.reflect(db), MetaData.of(STUDENTS, ADDRESSES));
 * SchemaPlan plan = SchemaPlan.of(diff, db.dialect());
 * System.out.println(plan);
 * plan.applyTo(db, Permission.DROP_COLUMN); }</pre>
 */
public final class SchemaPlan {
    private final Dialect dialect;
    private final List<PlanStep> steps;
    private final List<SchemaState> states;

    private SchemaPlan(Dialect dialect, List<PlanStep> steps, List<SchemaState> states) {
        this.dialect = dialect;
        this.steps = steps;
        this.states = states;
    }

    /**
     * The plan of a diff.
     *
     * @throws PlanRefused if the dialect has no statement for one or more of the changes; it names all of them, and
     *     what to do instead
     */
    public static SchemaPlan of(SchemaDiff diff, Dialect dialect, PlanOption... options) {
        List<PlanStep> steps = List.copyOf(new PlanBuilder(diff, dialect, Set.of(options)).run());
        List<SchemaState> states = new ArrayList<>();
        states.add(diff.current());
        for (PlanStep step : steps) {
            states.add(step.change().applyTo(states.get(states.size() - 1)));
        }
        return new SchemaPlan(dialect, steps, states);
    }

    /** The steps in the order in which they run. */
    public List<PlanStep> steps() {
        return steps;
    }

    /** The texts of the steps. */
    public List<String> sql() {
        return steps.stream().map(PlanStep::sql).toList();
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** What {@link #applyTo} must be permitted. */
    public Set<Permission> permissions() {
        Set<Permission> needed = EnumSet.noneOf(Permission.class);
        steps.forEach(step -> step.permission().ifPresent(needed::add));
        return needed;
    }

    /**
     * The schema after the given number of steps.
     *
     * @throws IndexOutOfBoundsException if the plan has fewer steps, or the number is negative
     */
    public SchemaState stateAfter(int done) {
        return states.get(done);
    }

    /**
     * The steps behind the first ones, as a plan for a database in which the first ones are done. It is the way on
     * behind a step of which the catalog does not show whether it is done: {@link PlanFailed} says so.
     *
     * @param done how many of the first steps are done
     * @throws IndexOutOfBoundsException if the plan has fewer steps, or the number is negative
     */
    public SchemaPlan after(int done) {
        return new SchemaPlan(dialect, steps.subList(done, steps.size()), states.subList(done, states.size()));
    }

    Dialect dialect() {
        return dialect;
    }

    /** The names of all objects that the plan knows. */
    Collection<ObjectName> names() {
        Map<ObjectName, ObjectName> names = new LinkedHashMap<>();
        for (SchemaState state : List.of(states.get(states.size() - 1), states.get(0))) {
            state.tables().forEach(table -> names.putIfAbsent(table.name().key(), table.name()));
            state.views().forEach(view -> names.putIfAbsent(view.name().key(), view.name()));
            state.sequences()
                    .forEach(sequence -> names.putIfAbsent(sequence.name().key(), sequence.name()));
        }
        for (PlanStep step : steps) {
            // A copy of a table is there between some steps only.
            names.putIfAbsent(step.change().object().key(), step.change().object());
        }
        return names.values();
    }

    /**
     * Runs the steps. Each statement is committed at once; the first that fails ends the run. A later run of the same
     * plan finds out from the catalog which steps are done, and goes on with the next; so does a run beside another
     * program that applies the same plan.
     *
     * @param permitted what the steps may do that loses something: {@link #permissions} says what they need
     * @return what was done, in this run and before
     * @throws NotPermitted if a step needs a permission that is not given; nothing has been done
     * @throws PlanMismatch if the database has neither the schema that the plan was made for nor one that its steps
     *     make of it, and nothing has been done; or the steps ran, and the database has another schema than they make
     * @throws PlanFailed if the database refuses a statement; it says which steps are done, and has the cause
     * @throws io.leanq.SqlException if the catalog cannot be read
     */
    public PlanRun applyTo(PlanTarget target, Permission... permitted) {
        return new PlanApplication(this, target).run(permitted);
    }

    /**
     * The plan as an SQL script, for a database that no program of LeanQ changes. Each statement ends with a semicolon
     * at the end of a line; comments before it have its risk and its effect. Names and defaults cannot leave a comment.
     * The script checks neither the schema nor permissions, so a person should read it.
     *
     * @throws io.leanq.InvalidStatement if a name or a value has a line end, which programs that keep and run scripts
     *     change
     */
    public String script() {
        return new PlanScript(this).text();
    }

    /**
     * Writes {@link #script} to a file in UTF-8, which is replaced if it is there.
     *
     * @throws io.leanq.InvalidStatement as {@link #script} does
     * @throws io.leanq.LeanqException if the file cannot be written
     */
    public void writeTo(Path file) {
        new PlanScript(this).writeTo(file);
    }

    /**
     * Writes {@link #script} as a migration, named as Flyway and {@code io.leanq.migrate} want it:
     * {@code V12__add_emails.sql}. A file of this name with the same text is left as it is. If a statement has
     * <code>${</code>, a file {@code V12__add_emails.sql.conf} beside it tells Flyway to replace nothing.
     *
     * @param folder of the migrations; it is created if it does not exist
     * @param version numbers with dots or underscores between them, such as 12 or 1.4
     * @param words what the migration does, in letters, digits and blanks
     * @return the file
     * @throws io.leanq.InvalidStatement if the version or the words are not of this form; if the folder has another
     *     migration of this version; or as {@link #script} does
     * @throws io.leanq.LeanqException if the file cannot be written
     */
    public Path writeMigration(Path folder, String version, String words) {
        return new PlanScript(this).writeMigration(folder, version, words);
    }

    /** The steps for people: each with its risk, its text and its effect. */
    @Override
    public String toString() {
        return PlanText.of(this);
    }
}
