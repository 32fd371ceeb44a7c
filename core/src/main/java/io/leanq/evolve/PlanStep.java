package io.leanq.evolve;

import java.util.Optional;

/**
 * One statement of a plan. Immutable.
 *
 * @param change the change that the statement makes
 * @param statement the statement
 * @param sql its text in the dialect of the plan
 * @param risk what it may cost
 * @param permission what the user must permit; empty if nothing is lost
 * @param effect what it does to rows, and what it looks at, as far as known
 * @param breaking why programs fail that run with the classes from before or from after the plan while the schema has
 *     this change; empty if both go on
 * @param division how the change is divided so that none fails; empty if {@code breaking} is
 */
public record PlanStep(
        SchemaChange change,
        PlanStatement statement,
        String sql,
        Risk risk,
        Optional<Permission> permission,
        String effect,
        Optional<String> breaking,
        Optional<String> division) {

    /** What a statement may cost. */
    public enum Risk {
        /** The statement changes the catalog and looks at no row, as far as known. */
        SAFE,
        /** The statement reads or writes all rows of a table, or is refused because of a row. */
        SLOW,
        /** Rows or values are lost. */
        DESTRUCTIVE
    }

    static PlanStep of(SchemaChange change, PlanStatement statement, String sql, Effect effect) {
        return new PlanStep(
                change,
                statement,
                sql,
                effect.risk(),
                effect.permission(),
                effect.words(),
                effect.breaking(),
                effect.division());
    }

    /** Whether programs with the classes from before and from after the plan run side by side after this step. */
    public boolean isBreaking() {
        return breaking.isPresent();
    }
}
