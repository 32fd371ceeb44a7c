/** The responses of the protocol, one record each, named as on the wire. */
@NullMarked
package io.leanq.wire.response;

import org.jspecify.annotations.NullMarked;
