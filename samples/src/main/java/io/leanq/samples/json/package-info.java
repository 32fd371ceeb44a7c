/** JSON documents in a VARCHAR column, as values of a record. */
@NullMarked
package io.leanq.samples.json;

import org.jspecify.annotations.NullMarked;
