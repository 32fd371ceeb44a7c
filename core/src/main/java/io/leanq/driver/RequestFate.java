package io.leanq.driver;

/** What became of a request that failed, as far as it matters for {@link WhatMayHaveRun}. */
public enum RequestFate {
    /** Nothing of it left the client. */
    NOT_SENT,
    /** A part of it left the client. A database runs no part of a message. */
    PARTLY_SENT,
    /**
     * Nothing of it left the client, but what the same call sent before did: earlier rows of the batch, or the query
     * whose next rows are asked for.
     */
    REST_NOT_SENT,
    /** It was sent, and no answer came, or none that can be read. */
    UNANSWERED,
    /** The database answered that there is no connection on which it could run. */
    NO_CONNECTION,
    /** The database answered that it no longer has the statement that was to run. */
    STATEMENT_FORGOTTEN,
    /** The database answered that it ended the request itself: cancelled, or after a time limit of its own. */
    ENDED,
    /**
     * The database answered that it does not know what became of the request, or that it lost a connection of its own.
     */
    IN_DOUBT
}
