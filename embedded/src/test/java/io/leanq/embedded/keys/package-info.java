@NullMarked
package io.leanq.embedded.keys;

import org.jspecify.annotations.NullMarked;
