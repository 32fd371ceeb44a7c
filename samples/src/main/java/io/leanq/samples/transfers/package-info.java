/** Payments: transfers between accounts that conflict and are repeated, so that no money is lost. */
@NullMarked
package io.leanq.samples.transfers;

import org.jspecify.annotations.NullMarked;
