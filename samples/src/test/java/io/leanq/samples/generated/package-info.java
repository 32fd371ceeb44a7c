/** The generated classes are what the database is. */
@NullMarked
package io.leanq.samples.generated;

import org.jspecify.annotations.NullMarked;
