package io.leanq.evolve;

import java.util.Optional;

/**
 * What a change does to rows and to programs. Immutable.
 *
 * @param permission what the user must permit; empty if nothing is lost
 * @param words what the statement does to the rows, as far as known
 * @param breaking why programs with the classes from before or after the change fail while the schema has it and others
 *     run beside them; empty if none does
 * @param division the steps by which the change is made without failures; empty if {@code breaking} is
 */
record Effect(
        PlanStep.Risk risk,
        Optional<Permission> permission,
        String words,
        Optional<String> breaking,
        Optional<String> division) {

    static Effect safe(String words) {
        return new Effect(PlanStep.Risk.SAFE, Optional.empty(), words, Optional.empty(), Optional.empty());
    }

    /** The effect on a table that is new: no row is looked at, and no program uses the table yet. */
    static Effect onNewTable() {
        return safe("looks at no row, since the table is new");
    }

    static Effect slow(String words) {
        return new Effect(PlanStep.Risk.SLOW, Optional.empty(), words, Optional.empty(), Optional.empty());
    }

    static Effect destructive(Permission permission, String words) {
        return new Effect(
                PlanStep.Risk.DESTRUCTIVE, Optional.of(permission), words, Optional.empty(), Optional.empty());
    }

    Effect permitted(Permission needed) {
        return new Effect(risk, Optional.of(needed), words, breaking, division);
    }

    Effect breaking(String why, String division) {
        return new Effect(risk, permission, words, Optional.of(why), Optional.of(division));
    }
}
