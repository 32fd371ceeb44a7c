/** A schema that was there before: its table classes are generated while the samples are built. */
@NullMarked
package io.leanq.samples.generated;

import org.jspecify.annotations.NullMarked;
