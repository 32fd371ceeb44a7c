/** The catalog schema LXSYS as real views over H2's INFORMATION_SCHEMA. */
@NullMarked
package io.leanq.embedded.catalog;

import org.jspecify.annotations.NullMarked;
