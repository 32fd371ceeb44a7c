package io.leanq.testkit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The row record of {@link Students}, as the generator would write it. */
public record StudentsRow(
        @Nullable Integer id,
        @Nullable String name,
        @Nullable LocalDate born,
        @Nullable Boolean active) {}
