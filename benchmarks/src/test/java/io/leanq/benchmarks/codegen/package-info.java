/** Tests of the measurement of generators. */
@NullMarked
package io.leanq.benchmarks.codegen;

import org.jspecify.annotations.NullMarked;
