package io.leanq.driver;

/** What happened to a failed request, as far as {@link WhatMayHaveRun} needs to know it. */
public enum RequestFate {
    /** Nothing of the request was sent. */
    NOT_SENT,
    /** A part of the request was sent. A database does not run a part of a message. */
    PARTLY_SENT,
    /**
     * Nothing of the request was sent, but an earlier request of the same call was: earlier rows of the batch, or the
     * query whose next rows are to be fetched.
     */
    REST_NOT_SENT,
    /** The request was sent, and no answer came that can be read. */
    UNANSWERED,
    /** The database answered that there is no connection on which the request can run. */
    NO_CONNECTION,
    /** The database answered that it no longer has the prepared statement. */
    STATEMENT_FORGOTTEN,
    /** The database answered that it ended the request: on a cancellation, or after a time limit of its own. */
    ENDED,
    /**
     * The database answered that it does not know what happened to the request, or that it lost a connection of its
     * own.
     */
    IN_DOUBT
}
