package io.leanq.testkit;

import java.util.List;

/**
 * Statements that Calcite 1.41 parses and LeanXcale takes, but Calcite's validator does not. A test asserts that each
 * entry still belongs here.
 */
final class CalciteExceptions {
    /** Calcite looks for the sequence among the columns of the from clause. */
    static final List<String> NOT_VALIDATED =
            List.of("INSERT INTO students (id, name) SELECT NEXT VALUE FOR student_ids, a.city FROM addresses AS a");

    private CalciteExceptions() {}
}
