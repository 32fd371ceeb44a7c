@NullMarked
package io.leanq.embedded.error;

import org.jspecify.annotations.NullMarked;
