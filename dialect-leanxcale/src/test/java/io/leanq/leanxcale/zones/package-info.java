/** Wall clocks between JVMs in different zones. */
@NullMarked
package io.leanq.leanxcale.zones;

import org.jspecify.annotations.NullMarked;
