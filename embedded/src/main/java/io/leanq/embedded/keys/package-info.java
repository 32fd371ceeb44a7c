/**
 * Foreign keys that hold at the end of each statement and across transactions. H2 checks each row while its statement
 * runs, in the snapshot of its transaction. {@code ForeignKey} replaces H2's constraint, {@code TransactionKeys} checks
 * again at the end of a statement, and {@code KeyLocks} prevents that transactions change both ends of one key at the
 * same time.
 */
@NullMarked
package io.leanq.embedded.keys;

import org.jspecify.annotations.NullMarked;
