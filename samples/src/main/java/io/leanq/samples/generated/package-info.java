/** A schema that existed before the program: the samples' build generates its table classes. */
@NullMarked
package io.leanq.samples.generated;

import org.jspecify.annotations.NullMarked;
