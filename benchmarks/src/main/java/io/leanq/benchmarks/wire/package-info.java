/** LeanQ's client and Avatica's own driver against one and the same stock Avatica server. */
@NullMarked
package io.leanq.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
