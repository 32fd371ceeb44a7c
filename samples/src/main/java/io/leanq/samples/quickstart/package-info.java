/** LeanXcale's own quick start, step by step, in LeanQ. */
@NullMarked
package io.leanq.samples.quickstart;

import org.jspecify.annotations.NullMarked;
