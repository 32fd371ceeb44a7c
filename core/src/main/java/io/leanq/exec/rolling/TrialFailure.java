package io.leanq.exec.rolling;

import io.leanq.LeanqException;
import io.leanq.evolve.PlanStep;
import java.util.Locale;

/**
 * An operation that failed after a step, and worked before it. Immutable.
 *
 * @param number the number of the step, from 1
 * @param step the step
 * @param program the program that failed
 * @param operation what it did, as in {@code insert}
 * @param cause why it failed
 */
public record TrialFailure(int number, PlanStep step, Program program, String operation, LeanqException cause) {

    /** A program with the classes of one side of a step. */
    public enum Program {
        /** The classes from before the step. */
        BEFORE,
        /** The classes from after the step. */
        AFTER,
        /** The plan itself: the step is refused while the tables have rows. */
        PLAN
    }

    @Override
    public String toString() {
        return "step " + number + ", " + step.change().words() + ": "
                + (program == Program.PLAN
                        ? "the step is refused because of rows"
                        : "programs from " + program.name().toLowerCase(Locale.ROOT) + " fail in " + operation)
                + ": " + cause.getMessage();
    }
}
