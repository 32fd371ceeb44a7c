/** The server as a program. */
@NullMarked
package io.leanq.embedded.cli;

import org.jspecify.annotations.NullMarked;
