/** The LeanXcale wire protocol: messages, codec and framings, for clients and servers alike. */
@NullMarked
package io.leanq.wire;

import org.jspecify.annotations.NullMarked;
