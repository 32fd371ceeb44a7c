/**
 * Turns LeanXcale's SQL into H2's. {@code Rewriter} takes a statement's tokens through the classes that each rewrite or
 * refuse one thing, and gives a {@code Rewritten}; {@code Token}, {@code Tokens} and {@code OperandScanner} read SQL
 * without regular expressions.
 */
@NullMarked
package io.leanq.embedded.rewrite;

import org.jspecify.annotations.NullMarked;
