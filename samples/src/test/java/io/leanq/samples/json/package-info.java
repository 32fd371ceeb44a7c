/** Tests of the sample. */
@NullMarked
package io.leanq.samples.json;

import org.jspecify.annotations.NullMarked;
