/** Pages by seek: the SQL, what is refused, and walks over all pages of whole queries. */
@NullMarked
package io.leanq.query.seek;

import org.jspecify.annotations.NullMarked;
