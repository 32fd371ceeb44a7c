/**
 * LeanXcale for users: connecting, options, errors, and clauses that only LeanXcale has.
 *
 * <ol>
 *   <li>{@link Leanxcale}: connects a program
 *   <li>{@link LeanxcaleOptions}: where a database is, and how LeanQ talks to it
 *   <li>{@link LeanxcaleUrl}: the URL form of the options
 *   <li>{@link Transport}: how messages travel
 *   <li>{@link TableOptions}: clauses that place a table's rows; import them statically
 *   <li>{@link IndexOptions}: options of indexes; import them statically
 *   <li>{@link Hints}: hints for the optimizer; import them statically
 *   <li>{@link LeanxcalePlatform}: LeanXcale as a platform, for a database over another driver
 *   <li>{@link ErrorClassifier}: decides which exception reports an error of the server
 *   <li>{@link StandardErrors}: the classifier that is used unless an option names another
 *   <li>{@link ServerError}: a failure as the server reports it
 * </ol>
 */
@NullMarked
package io.leanq.leanxcale;

import org.jspecify.annotations.NullMarked;
