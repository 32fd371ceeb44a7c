/**
 * The common parts of the tests of core and dialects: example tables, kits of tests, and the assertion that checks
 * rendered SQL.
 */
@NullMarked
package io.leanq.testkit;

import org.jspecify.annotations.NullMarked;
