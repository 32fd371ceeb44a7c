/** Tests of values as texts. */
@NullMarked
package io.leanq.cli.result;

import org.jspecify.annotations.NullMarked;
