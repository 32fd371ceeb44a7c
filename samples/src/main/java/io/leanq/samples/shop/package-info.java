/** A shop: orders with their lines as records, pages of them, updates that lose no other update, and JSON documents. */
@NullMarked
package io.leanq.samples.shop;

import org.jspecify.annotations.NullMarked;
