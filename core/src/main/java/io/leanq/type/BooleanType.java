package io.leanq.type;

/** BOOLEAN. Its columns are conditions. */
public final class BooleanType extends CodedType<Boolean> {
    BooleanType() {
        super(SqlType.Simple.BOOLEAN);
    }
}
