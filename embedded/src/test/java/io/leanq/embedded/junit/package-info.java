@NullMarked
package io.leanq.embedded.junit;

import org.jspecify.annotations.NullMarked;
