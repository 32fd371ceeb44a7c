/** Runnable programs that show LeanQ. */
@NullMarked
package io.leanq.samples;

import org.jspecify.annotations.NullMarked;
