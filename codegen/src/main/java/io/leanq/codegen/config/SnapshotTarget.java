package io.leanq.codegen.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A schema that a configuration reads from a snapshot file, so that a program can write that file or compare it with a
 * database. Immutable.
 *
 * @param schema the schema's name; empty for the session's own
 * @param wanted tests the name of a table, view or sequence against include and exclude
 */
public record SnapshotTarget(Path file, Optional<String> schema, Predicate<String> wanted) {}
