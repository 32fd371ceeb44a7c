/** The program {@code leanq}: its commands stand in the packages below, one package for each kind of work. */
@NullMarked
package io.leanq.cli;

import org.jspecify.annotations.NullMarked;
