/** Tests of how commands reach their database. */
@NullMarked
package io.leanq.cli.connect;

import org.jspecify.annotations.NullMarked;
