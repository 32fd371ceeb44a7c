/** The requests of the protocol, one record each, named as on the wire. */
@NullMarked
package io.leanq.wire.request;

import org.jspecify.annotations.NullMarked;
