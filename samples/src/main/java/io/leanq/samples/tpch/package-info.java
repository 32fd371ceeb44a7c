/**
 * The TPC-H benchmark: its 22 queries in LeanQ, judged by the SQL of its specification on the same server. The times
 * that the program prints are no results of TPC-H, which has rules for what may be called so.
 */
@NullMarked
package io.leanq.samples.tpch;

import org.jspecify.annotations.NullMarked;
