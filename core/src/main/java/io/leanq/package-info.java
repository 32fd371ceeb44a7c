/**
 * The failures that LeanQ throws; every other package depends on this one. All are unchecked. Their messages hold no
 * values and no passwords.
 *
 * <ol>
 *   <li>{@link LeanqException}: the root of all; thrown itself where no subclass fits
 *   <li>{@link InvalidDefinition}: a table, column, index or sequence that is defined wrongly; nothing was sent
 *   <li>{@link InvalidStatement}: a statement that has no meaning in SQL; nothing was sent
 *   <li>{@link SqlException}: the database refused a statement or could not be reached; has the SQLSTATE, the code and
 *       the server's own text
 *   <li>{@link ConstraintViolation}: a change broke a constraint; has the constraint, its table and its columns
 *   <li>{@link WriteConflict}: another transaction changed the row first; the transaction can be repeated from its
 *       start
 *   <li>{@link ConnectionLost}: the connection failed; the outcome says whether the statement may have run
 *   <li>{@link CallTimedOut}: a call took longer than its limit
 *   <li>{@link CallCancelled}: a call was stopped on purpose
 *   <li>{@link PoolExhausted}: no connection came free in time
 *   <li>{@link AuthenticationFailed}: the server did not accept the user or the password
 *   <li>{@link SyntaxError}: the database did not understand the statement
 *   <li>{@link UnknownName}: a table, column or other object is not there, or not for this user
 *   <li>{@link ValueTooLong}: text or bytes are longer than their column
 *   <li>{@link NoSuchRow}: a query for one row found none
 *   <li>{@link TooManyRows}: a query found more rows than allowed
 *   <li>{@link BatchRows}: the rows of a batch that a failure is about
 * </ol>
 */
@NullMarked
package io.leanq;

import org.jspecify.annotations.NullMarked;
