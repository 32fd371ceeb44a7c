@NullMarked
package io.leanq.jackson;

import org.jspecify.annotations.NullMarked;
