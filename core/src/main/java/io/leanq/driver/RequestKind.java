package io.leanq.driver;

/** The kinds of requests to a database, as far as {@link WhatMayHaveRun} tells them apart. */
public enum RequestKind {
    /** To wait for a connection, connect and log in. */
    LOG_IN(Effect.NONE),
    /** To log out; the database rolls back the open transaction. */
    LOG_OUT(Effect.NONE),
    /** To set autocommit, isolation or the like, or to check that the connection is alive. */
    SETTING(Effect.READS),
    /** To prepare or close a statement. */
    PREPARE(Effect.READS),
    /** To read the catalog as metadata. */
    CATALOG(Effect.READS),
    /** To run a query or a change. A query counts as a change, since it may draw from a sequence. */
    STATEMENT(Effect.CHANGES),
    /** To fetch the next rows of a query that has run. */
    FETCH(Effect.CHANGES_IN_STEPS),
    /** To run the rows of a batch. */
    BATCH(Effect.CHANGES_IN_STEPS),
    COMMIT(Effect.CHANGES_IN_STEPS),
    ROLLBACK(Effect.CHANGES_IN_STEPS);

    /** What a request of this kind does to data. */
    enum Effect {
        /** None, and the connection has no open transaction. */
        NONE,
        /** None, but the connection may have an open transaction. */
        READS,
        /** Changes that are all or nothing: of a request that the database ends, nothing remains. */
        CHANGES,
        /** Changes in steps: of a request that the database ends, a part may remain. */
        CHANGES_IN_STEPS
    }

    private final Effect effect;

    RequestKind(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** Whether the request changes no data, so that it may be sent twice. */
    public boolean mayBeSentTwice() {
        return effect == Effect.NONE || effect == Effect.READS;
    }
}
