/** Compares LeanQ's client with Avatica's own driver, against the same unmodified Avatica server. */
@NullMarked
package io.leanq.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
