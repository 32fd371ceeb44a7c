/** Tests of types, which need no database. */
@NullMarked
package io.leanq.type;

import org.jspecify.annotations.NullMarked;
