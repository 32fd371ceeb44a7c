/** Tests of {@code load} and {@code export} as their users start them. */
@NullMarked
package io.leanq.cli.rows;

import org.jspecify.annotations.NullMarked;
