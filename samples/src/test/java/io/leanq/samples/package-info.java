/** Runnable programs that show LeanQ, each with a test. */
@NullMarked
package io.leanq.samples;

import org.jspecify.annotations.NullMarked;
