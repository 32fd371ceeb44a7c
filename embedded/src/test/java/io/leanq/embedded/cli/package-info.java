@NullMarked
package io.leanq.embedded.cli;

import org.jspecify.annotations.NullMarked;
