/**
 * The requests of the protocol, one record each, named as on the wire. {@link io.leanq.wire.request.Request} and
 * {@link io.leanq.wire.request.SessionRequest} have a visitor for code that handles every kind.
 */
@NullMarked
package io.leanq.wire.request;

import org.jspecify.annotations.NullMarked;
