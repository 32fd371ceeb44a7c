/** The server as a JUnit 5 extension. */
@NullMarked
package io.leanq.embedded.junit;

import org.jspecify.annotations.NullMarked;
