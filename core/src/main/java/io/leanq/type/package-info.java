/** What a value is: SQL types, the Java types they map to, and the positional cells and binds that carry them. */
@NullMarked
package io.leanq.type;

import org.jspecify.annotations.NullMarked;
