/** Payments: transfers between accounts that collide, are repeated, and lose nothing. */
@NullMarked
package io.leanq.samples.transfers;

import org.jspecify.annotations.NullMarked;
