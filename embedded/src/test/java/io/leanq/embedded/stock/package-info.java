@NullMarked
package io.leanq.embedded.stock;

import org.jspecify.annotations.NullMarked;
