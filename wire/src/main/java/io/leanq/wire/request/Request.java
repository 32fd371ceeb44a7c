package io.leanq.wire.request;

import io.leanq.wire.proto.ProtoMessage;

/** A request: what a client sends. Its name on the wire is the record's simple name. */
public sealed interface Request extends ProtoMessage
        permits OpenConnectionRequest, CloseConnectionRequest, LxActionRequest, SessionRequest {
    /** The connection that the request is about, as the client named it; empty for a request about none. */
    String connectionId();

    /** Calls the method of the visitor for this kind of request. */
    <R, E extends Exception> R accept(Visitor<R, E> visitor) throws E;

    /**
     * A method for each kind of request, so that a new kind does not compile until each visitor handles it.
     *
     * @param <R> the result for a request
     * @param <E> what the visitor may throw
     */
    interface Visitor<R, E extends Exception> {
        R visit(OpenConnectionRequest request) throws E;

        R visit(CloseConnectionRequest request) throws E;

        R visit(LxActionRequest request) throws E;

        R visit(SessionRequest request) throws E;
    }
}
