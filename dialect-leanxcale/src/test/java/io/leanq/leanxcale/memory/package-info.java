/** Memory that stays flat, shown in JVMs of their own. */
@NullMarked
package io.leanq.leanxcale.memory;

import org.jspecify.annotations.NullMarked;
