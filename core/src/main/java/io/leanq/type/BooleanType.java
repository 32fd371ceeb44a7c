package io.leanq.type;

/** BOOLEAN: its columns are conditions. */
public final class BooleanType extends CodedType<Boolean> {
    BooleanType() {
        super(SqlType.Simple.BOOLEAN);
    }
}
