/**
 * Foreign keys that hold at the end of each statement and across transactions. H2 looks at each row while its statement
 * runs, and in the snapshot of its transaction; {@code ForeignKey} takes the place of H2's constraint,
 * {@code TransactionKeys} looks again at the end of a statement, {@code KeyLocks} keeps transactions apart that touch
 * the two ends of one key.
 */
@NullMarked
package io.leanq.embedded.keys;

import org.jspecify.annotations.NullMarked;
