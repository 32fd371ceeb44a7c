/**
 * How long it takes from a caller's values to SQL text: a statement built anew and rendered, by LeanQ and by its peers.
 */
@NullMarked
package io.leanq.benchmarks.rendering;

import org.jspecify.annotations.NullMarked;
