/**
 * Tries the plan of a schema as a rolling deployment meets it: programs with the classes from before and from after
 * each step read and write beside each other.
 *
 * <ol>
 *   <li>{@link RollingTrial}: runs a plan on an empty database and reports which step stops which program
 * </ol>
 */
@NullMarked
package io.leanq.exec.rolling;

import org.jspecify.annotations.NullMarked;
