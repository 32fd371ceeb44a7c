/** Running statements: databases, sessions, transactions, results and listeners. */
@NullMarked
package io.leanq.exec;

import org.jspecify.annotations.NullMarked;
