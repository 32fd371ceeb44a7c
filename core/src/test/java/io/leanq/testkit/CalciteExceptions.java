package io.leanq.testkit;

import java.util.List;

/** Statements that LeanXcale takes and Calcite 1.41 does not. A test asserts that each entry still belongs here. */
final class CalciteExceptions {
    static final List<String> SQL = List.of();

    private CalciteExceptions() {}
}
