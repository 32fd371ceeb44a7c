/**
 * Measures how long classes of 500 tables take to be generated and compiled: LeanQ's generator beside jOOQ's, over the
 * same H2 schema in the same JVM.
 */
@NullMarked
package io.leanq.benchmarks.codegen;

import org.jspecify.annotations.NullMarked;
