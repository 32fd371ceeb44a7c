package io.leanq.embedded.keys;

import io.leanq.embedded.keys.KeyLocks.Key;
import io.leanq.embedded.keys.KeyLocks.Mode;
import org.h2.result.Row;

/**
 * A check that a changed row requires.
 *
 * @param constraint the foreign key to check
 * @param mode shared for a child, owned for a parent
 * @param key of the parent
 * @param row the row with the key: a child as it is now, or a parent as it was before
 */
record Look(ForeignKey constraint, Mode mode, Key key, Row row) {}
