package io.leanq.migrate;

import java.util.Optional;

/**
 * A statement that a run would do. Immutable.
 *
 * @param source the file's name, or {@code step}
 * @param statement its number in the script, from 1
 * @param of how many statements the script has
 * @param line of the file at which it begins, from 1; 0 for a step in Java
 * @param sql as it would be sent; empty for a step in Java
 * @param mayHaveRun whether an earlier run began it and nobody knows whether it ran
 */
public record PlannedStatement(
        MigrationVersion version,
        String source,
        int statement,
        int of,
        int line,
        Optional<String> sql,
        boolean mayHaveRun) {}
