/** What can go wrong with bytes and connections. Every class here says only facts about structure, never content. */
@NullMarked
package io.leanq.wire.error;

import org.jspecify.annotations.NullMarked;
