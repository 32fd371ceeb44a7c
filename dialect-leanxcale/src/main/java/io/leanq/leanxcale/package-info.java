/**
 * LeanXcale: connecting, its options and errors, and its vendor clauses.
 *
 * <ol>
 *   <li>{@link Leanxcale}: where a program connects
 *   <li>{@link LeanxcaleOptions}: where a database is and how to talk to it
 *   <li>{@link LeanxcaleUrl}: the same as a URL
 *   <li>{@link TlsOptions}: whether TLS is spoken, and who is trusted
 *   <li>{@link Transport}: how messages travel
 *   <li>{@link TableOptions}: clauses that place a table's rows; import them statically
 *   <li>{@link IndexOptions}: options of indexes; import them statically
 *   <li>{@link Hints}: hints for the optimizer; import them statically
 *   <li>{@link LeanxcalePlatform}: LeanXcale as a platform, for a database over another driver
 *   <li>{@link ErrorClassifier}: decides which exception a server's error becomes
 *   <li>{@link StandardErrors}: the classifier that is used unless an option names another
 *   <li>{@link ServerError}: what a server said about a failure
 *   <li>{@link IsolationLevels}: the numbers that isolation levels have on the wire
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale;

import org.jspecify.annotations.NullMarked;
