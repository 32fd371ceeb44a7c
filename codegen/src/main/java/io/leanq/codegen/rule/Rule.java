package io.leanq.codegen.rule;

import java.util.List;

/**
 * One concern of a generated table class. The standard rules run first, in the order of {@link #standard}. A program's
 * own rules run after them, and see and change their results.
 *
 * <p>Implementations are stateless, and do the same for the same table, so that a second run writes the same bytes.
 */
@FunctionalInterface
public interface Rule {

    /** Adds this rule's concern to the class and the row record of a table or view. */
    void apply(TableClass table);

    /** A rule that adds the comments of the schema to the documentation of classes and fields. */
    static Rule comments() {
        return new AddComments();
    }

    /** The rules that run for every table. */
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
