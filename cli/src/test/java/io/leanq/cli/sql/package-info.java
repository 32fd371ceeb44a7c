/** Tests of the command {@code sql} and its prompt. */
@NullMarked
package io.leanq.cli.sql;

import org.jspecify.annotations.NullMarked;
