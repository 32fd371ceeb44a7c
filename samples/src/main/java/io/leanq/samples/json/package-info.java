/** JSON documents in a VARCHAR column, converted by Jackson. */
@NullMarked
package io.leanq.samples.json;

import org.jspecify.annotations.NullMarked;
