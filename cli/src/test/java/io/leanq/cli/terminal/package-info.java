/** Tests of what the program prints and how. */
@NullMarked
package io.leanq.cli.terminal;

import org.jspecify.annotations.NullMarked;
