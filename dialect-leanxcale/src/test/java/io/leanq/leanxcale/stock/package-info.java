/** Tests of the client against Apache Avatica's own server, which uses none of LeanQ's codec. */
@NullMarked
package io.leanq.leanxcale.stock;

import org.jspecify.annotations.NullMarked;
