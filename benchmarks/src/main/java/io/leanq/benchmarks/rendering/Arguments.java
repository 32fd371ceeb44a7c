package io.leanq.benchmarks.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

/** The arguments from which the statements are built. */
final class Arguments {
    static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
    static final String NAMES = "A%";
    static final List<Line> LINES = LongStream.range(0, 100)
            .mapToObj(i -> new Line(1_000 + i, i / 4, "product " + i % 7, i % 10))
            .toList();

    private Arguments() {}
}
