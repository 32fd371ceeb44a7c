/**
 * Measures the time from a caller's values to SQL text: a statement is built anew and rendered, by LeanQ and by other
 * libraries.
 */
@NullMarked
package io.leanq.benchmarks.rendering;

import org.jspecify.annotations.NullMarked;
