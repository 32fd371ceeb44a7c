package io.leanq.testkit.random;

import java.util.List;

/** What engines do otherwise than the evaluator, each with the reason why LeanQ does not mend it. */
public final class KnownDifferences {
    /** Of H2 in its own dialect, and of Calcite in process. */
    public static final List<Difference> IN_PROCESS = List.of();

    public static final List<Difference> EMBEDDED = List.of();
    public static final List<Difference> CALCITE_OVER_THE_WIRE = List.of();

    private KnownDifferences() {}
}
