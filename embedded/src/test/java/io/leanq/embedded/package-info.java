@NullMarked
package io.leanq.embedded;

import org.jspecify.annotations.NullMarked;
