package io.leanq.codegen.rule;

import java.util.List;

/**
 * One concern of a generated table class. The standard rules run first, in the order of {@link #standard}; those of the
 * user run after them, and see and change what was made so far.
 *
 * <p>Implementations are stateless and answer the same for the same table, so that a second run writes the same bytes.
 */
@FunctionalInterface
public interface Rule {

    /** Adds what this rule is for to the class and the row record of a table or view. */
    void apply(TableClass table);

    /** What every table gets. */
    static List<Rule> standard() {
        return List.of(
                new AddColumns(),
                new AddKeys(),
                new AddDefaults(),
                new AddForeignKeys(),
                new AddIndexes(),
                new AddRowRecord(),
                new ListWhatIsLeftOut());
    }
}
