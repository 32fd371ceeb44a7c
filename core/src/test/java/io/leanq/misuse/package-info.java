/** Tests of misuse of the API, which does not compile or is refused with a message that gives advice. */
@NullMarked
package io.leanq.misuse;

import org.jspecify.annotations.NullMarked;
