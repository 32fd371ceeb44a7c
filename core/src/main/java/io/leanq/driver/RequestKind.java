package io.leanq.driver;

/** What a driver asks of a database, as far as it matters for {@link WhatMayHaveRun}. */
public enum RequestKind {
    /** To connect and log in, and to wait for a connection before. */
    LOG_IN(Effect.NONE),
    /** To log out; the database rolls back what is open. */
    LOG_OUT(Effect.NONE),
    /** To set autocommit, isolation or the like, or to ask for a sign of life. */
    SETTING(Effect.READS),
    /** To prepare or close a statement. */
    PREPARE(Effect.READS),
    /** To read tables, columns and the like as metadata. */
    CATALOG(Effect.READS),
    /** To run a query or a change. A query may draw from a sequence, so it is not harmless. */
    STATEMENT(Effect.CHANGES),
    /** To send the next rows of a query that has run. */
    FETCH(Effect.CHANGES_IN_STEPS),
    /** To run the rows of a batch. */
    BATCH(Effect.CHANGES_IN_STEPS),
    COMMIT(Effect.CHANGES_IN_STEPS),
    ROLLBACK(Effect.CHANGES_IN_STEPS);

    /** What a request of this kind does to data. */
    enum Effect {
        /** Nothing, and there is no work on the connection that it could belong to. */
        NONE,
        /** Nothing, amid work on the connection. */
        READS,
        /** Something as a whole: of a request that the database ends, nothing remains. */
        CHANGES,
        /** Something step by step: of a request that the database ends, a part may remain. */
        CHANGES_IN_STEPS
    }

    private final Effect effect;

    RequestKind(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** True if the request changes no data, so that sending it twice does no harm. */
    public boolean mayBeSentTwice() {
        return effect == Effect.NONE || effect == Effect.READS;
    }
}
