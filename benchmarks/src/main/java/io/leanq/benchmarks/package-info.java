/** Compares LeanQ with other libraries, all measured in one run by one command. */
@NullMarked
package io.leanq.benchmarks;

import org.jspecify.annotations.NullMarked;
