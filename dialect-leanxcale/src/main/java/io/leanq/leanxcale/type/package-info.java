/** What LeanXcale calls the types of SQL, and how it sends their values. */
@NullMarked
package io.leanq.leanxcale.type;

import org.jspecify.annotations.NullMarked;
