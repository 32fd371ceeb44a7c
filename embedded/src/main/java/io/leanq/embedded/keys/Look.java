package io.leanq.embedded.keys;

import io.leanq.embedded.keys.KeyLocks.Key;
import io.leanq.embedded.keys.KeyLocks.Mode;
import org.h2.result.Row;

/**
 * What is to be looked at because a row has changed.
 *
 * @param mode shared for a child, owned for a parent
 * @param key of the parent
 * @param row that has the key: a child as it is now, a parent as it was
 */
record Look(ForeignKey constraint, Mode mode, Key key, Row row) {}
