/**
 * Measures how parents are read with their children: rows of a join gathered by LeanQ, jOOQ's MULTISET, Hibernate's
 * fetch join, over one H2 database in this process.
 */
@NullMarked
package io.leanq.benchmarks.children;

import org.jspecify.annotations.NullMarked;
