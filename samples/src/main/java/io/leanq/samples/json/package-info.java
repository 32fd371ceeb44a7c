/** JSON documents in a VARCHAR column, by Jackson. */
@NullMarked
package io.leanq.samples.json;

import org.jspecify.annotations.NullMarked;
