package io.leanq.benchmarks.rendering;

import java.util.List;

/** What a peer made, as JDBC takes it. */
record Sql(String text, List<Object> values) {}
