/** Schemas that change, on the embedded server. */
@NullMarked
package io.leanq.leanxcale.evolve;

import org.jspecify.annotations.NullMarked;
