/**
 * LeanXcale's SQL turned into H2's: tokens, then one class per statement that differs. No regular expression reads SQL.
 */
@NullMarked
package io.leanq.embedded.rewrite;

import org.jspecify.annotations.NullMarked;
