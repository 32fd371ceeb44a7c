@NullMarked
package io.leanq.embedded.database;

import org.jspecify.annotations.NullMarked;
