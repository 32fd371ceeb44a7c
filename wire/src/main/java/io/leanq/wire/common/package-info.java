/** Parts that requests and responses share: signatures, handles, connection properties, key-value pairs. */
@NullMarked
package io.leanq.wire.common;

import org.jspecify.annotations.NullMarked;
