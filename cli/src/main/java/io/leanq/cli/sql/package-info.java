/** The command {@code sql}: statements from an argument, a file, a pipe or a prompt. */
@NullMarked
package io.leanq.cli.sql;

import org.jspecify.annotations.NullMarked;
