/** Tests that the generated classes match the database. */
@NullMarked
package io.leanq.samples.generated;

import org.jspecify.annotations.NullMarked;
