/** The client judged by Apache Avatica's own server, which knows nothing of our codec. */
@NullMarked
package io.leanq.leanxcale.stock;

import org.jspecify.annotations.NullMarked;
