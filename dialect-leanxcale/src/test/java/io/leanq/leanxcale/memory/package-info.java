/** Tests that memory does not grow with the number of rows, in JVMs of their own. */
@NullMarked
package io.leanq.leanxcale.memory;

import org.jspecify.annotations.NullMarked;
