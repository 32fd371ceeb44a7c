@NullMarked
package io.leanq.embedded.server;

import org.jspecify.annotations.NullMarked;
