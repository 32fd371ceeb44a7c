/** Tests of the TPC-H sample. */
@NullMarked
package io.leanq.samples.tpch;

import org.jspecify.annotations.NullMarked;
