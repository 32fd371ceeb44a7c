/** What clients are told when something fails: SQLSTATE and a message that holds no row values and no passwords. */
@NullMarked
package io.leanq.embedded.error;

import org.jspecify.annotations.NullMarked;
