package io.leanq.benchmarks.rendering;

import java.util.List;

/** A rendered statement in the form that JDBC takes. */
record Sql(String text, List<Object> values) {}
