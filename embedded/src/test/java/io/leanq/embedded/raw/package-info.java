/**
 * Other people's clients, message by message, in the protobuf classes of stock Avatica: nothing of our codec is in
 * between.
 */
@NullMarked
package io.leanq.embedded.raw;

import org.jspecify.annotations.NullMarked;
