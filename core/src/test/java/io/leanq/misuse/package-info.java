/** What the API must not let its users write: what does not compile, and what is refused with a way out. */
@NullMarked
package io.leanq.misuse;

import org.jspecify.annotations.NullMarked;
