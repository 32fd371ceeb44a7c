/** The embedded server in a process of its own, which a test can kill. */
@NullMarked
package io.leanq.leanxcale.process;

import org.jspecify.annotations.NullMarked;
