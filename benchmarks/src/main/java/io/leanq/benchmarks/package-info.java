/** LeanQ beside its peers, measured in one run by one command. */
@NullMarked
package io.leanq.benchmarks;

import org.jspecify.annotations.NullMarked;
