@NullMarked
package io.leanq.embedded.catalog;

import org.jspecify.annotations.NullMarked;
