/** Tests of migrations. */
@NullMarked
package io.leanq.migrate;

import org.jspecify.annotations.NullMarked;
