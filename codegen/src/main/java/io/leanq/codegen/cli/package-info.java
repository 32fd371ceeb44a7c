/** The generator as a program. */
@NullMarked
package io.leanq.codegen.cli;

import org.jspecify.annotations.NullMarked;
