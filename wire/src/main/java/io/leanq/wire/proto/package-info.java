/**
 * Protocol Buffers version 3 over byte arrays, written by hand: a reader and a writer, no reflection, no generated
 * classes.
 */
@NullMarked
package io.leanq.wire.proto;

import org.jspecify.annotations.NullMarked;
