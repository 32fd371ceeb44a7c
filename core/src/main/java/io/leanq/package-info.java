/** The failures that LeanQ throws; every other package stands on this one. */
@NullMarked
package io.leanq;

import org.jspecify.annotations.NullMarked;
