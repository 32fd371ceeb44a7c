/**
 * A LeanXcale-speaking server over H2, for development and tests. {@link io.leanq.embedded.EmbeddedLeanxcale} starts
 * one within a program; {@code cli} is the server as a program, {@code junit} an extension for tests.
 */
@NullMarked
package io.leanq.embedded;

import org.jspecify.annotations.NullMarked;
