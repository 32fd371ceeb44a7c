/** The commands that take rows in and out: {@code load} and {@code export}, and the form of CSV that both have. */
@NullMarked
package io.leanq.cli.rows;

import org.jspecify.annotations.NullMarked;
