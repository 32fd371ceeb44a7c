/**
 * The failures that LeanQ throws; every other package stands on this one. All are unchecked, and their messages hold no
 * values and no passwords.
 *
 * <ol>
 *   <li>{@link LeanqException}: the root of all, thrown itself where no subclass says more
 *   <li>{@link InvalidDefinition}: a table, column, index or sequence that is defined wrongly; no database was asked
 *   <li>{@link InvalidStatement}: a statement that cannot mean anything; nothing was sent
 *   <li>{@link SqlException}: the database refused a statement or could not be asked: SQLSTATE, code and the server's
 *       own words
 *   <li>{@link ConstraintViolation}: a rule of the schema is broken: which constraint, of which table and columns
 *   <li>{@link WriteConflict}: another transaction changed the row first; the transaction can be repeated from its
 *       start
 *   <li>{@link ConnectionLost}: the server went away; its outcome says whether the statement may have run
 *   <li>{@link CallTimedOut}: a call took longer than its limit
 *   <li>{@link CallCancelled}: a call was stopped on purpose
 *   <li>{@link PoolExhausted}: no connection came free in time
 *   <li>{@link AuthenticationFailed}: the server did not accept the user or the password
 *   <li>{@link SyntaxError}: the database did not understand the statement
 *   <li>{@link UnknownName}: a table, column or other object is not there, or not for this user
 *   <li>{@link ValueTooLong}: text or bytes are longer than their column
 *   <li>{@link NoSuchRow}: a query that was to give one row gave none
 *   <li>{@link TooManyRows}: a query that was to give one row gave more
 *   <li>{@link BatchRows}: which rows of a batch a failure is about
 * </ol>
 */
@NullMarked
package io.leanq;

import org.jspecify.annotations.NullMarked;
