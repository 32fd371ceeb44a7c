/** What tests of the core and of the dialects share: example tables, and the assertion that judges rendered SQL. */
@NullMarked
package io.leanq.testkit;

import org.jspecify.annotations.NullMarked;
