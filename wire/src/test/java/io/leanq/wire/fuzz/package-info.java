/**
 * The decoders under a fuzzer: a plain build replays the kept inputs, a long run looks for new ones (see the README).
 */
@NullMarked
package io.leanq.wire.fuzz;

import org.jspecify.annotations.NullMarked;
