/** Tests of the program as its users start it. */
@NullMarked
package io.leanq.cli;

import org.jspecify.annotations.NullMarked;
