/** The generator as a command line program. */
@NullMarked
package io.leanq.codegen.cli;

import org.jspecify.annotations.NullMarked;
