/** Measurements of many sensors: a partitioned table, a bulk load, and a query of a time window. */
@NullMarked
package io.leanq.samples.telemetry;

import org.jspecify.annotations.NullMarked;
