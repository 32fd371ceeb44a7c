package io.leanq.driver;

import io.leanq.ConnectionLost.Outcome;

/**
 * Decides whether a failed request may have run, by the kind of the request and by what happened to it. All drivers
 * report failures with this outcome; no other class decides one.
 *
 * <table>
 *   <caption>{@code -} is {@link Outcome#NOT_RUN}, {@code may} is {@link Outcome#MAY_HAVE_RUN}</caption>
 *   <tr><th></th><th>{@code LOG_IN}, {@code LOG_OUT}</th><th>{@code SETTING}, {@code PREPARE}, {@code CATALOG}</th>
 *     <th>{@code STATEMENT}</th><th>{@code FETCH}, {@code BATCH}, {@code COMMIT}, {@code ROLLBACK}</th></tr>
 *   <tr><td>{@code NOT_SENT}</td>            <td>-</td><td>-</td>  <td>-</td>  <td>-</td></tr>
 *   <tr><td>{@code PARTLY_SENT}</td>         <td>-</td><td>-</td>  <td>-</td>  <td>-</td></tr>
 *   <tr><td>{@code REST_NOT_SENT}</td>       <td>-</td><td>may</td><td>may</td><td>may</td></tr>
 *   <tr><td>{@code UNANSWERED}</td>          <td>-</td><td>-</td>  <td>may</td><td>may</td></tr>
 *   <tr><td>{@code NO_CONNECTION}</td>       <td>-</td><td>-</td>  <td>-</td>  <td>-</td></tr>
 *   <tr><td>{@code STATEMENT_FORGOTTEN}</td> <td>-</td><td>-</td>  <td>-</td>  <td>-</td></tr>
 *   <tr><td>{@code ENDED}</td>               <td>-</td><td>-</td>  <td>-</td>  <td>may</td></tr>
 *   <tr><td>{@code IN_DOUBT}</td>            <td>-</td><td>may</td><td>may</td><td>may</td></tr>
 * </table>
 *
 * <ul>
 *   <li>A request that was not wholly sent did not run, since a database does not run a part of a message.
 *   <li>An earlier request of the same call may have run, even if the failed one did not.
 *   <li>A request that changes nothing counts as not run, even if no answer came. But where the database itself is in
 *       doubt, the open transaction of the connection is in doubt too.
 *   <li>Of a statement that the database ended, nothing remains. Of a batch, earlier rows may remain; a commit or
 *       rollback may be done; the query of a fetch has run.
 * </ul>
 *
 * A refusal by the database, such as a violated constraint, has no outcome: it is no {@link io.leanq.ConnectionLost}.
 */
public final class WhatMayHaveRun {
    private WhatMayHaveRun() {}

    /** The outcome of a failed request of this kind to which this happened. */
    public static Outcome of(RequestKind kind, RequestFate fate) {
        boolean mayHaveRun = switch (fate) {
            case NOT_SENT, PARTLY_SENT, NO_CONNECTION, STATEMENT_FORGOTTEN -> false;
            case REST_NOT_SENT, IN_DOUBT -> kind.effect() != RequestKind.Effect.NONE;
            case UNANSWERED -> !kind.mayBeSentTwice();
            case ENDED -> kind.effect() == RequestKind.Effect.CHANGES_IN_STEPS;
        };
        return mayHaveRun ? Outcome.MAY_HAVE_RUN : Outcome.NOT_RUN;
    }
}
