/** Tests of the program as its users start it. */
@NullMarked
package io.leanq.codegen.cli;

import org.jspecify.annotations.NullMarked;
