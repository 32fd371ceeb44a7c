@NullMarked
package io.leanq.embedded.rewrite;

import org.jspecify.annotations.NullMarked;
