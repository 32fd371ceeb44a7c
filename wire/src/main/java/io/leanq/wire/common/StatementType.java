package io.leanq.wire.common;

/** The kind of a signature's statement, numbered as on the wire. */
public enum StatementType {
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    UPSERT,
    MERGE,
    OTHER_DML,
    CREATE,
    DROP,
    ALTER,
    OTHER_DDL,
    CALL;

    private static final StatementType[] ALL = values();

    /** The constant with this number. */
    public static StatementType of(int number) {
        return Numbered.at(ALL, number, "statement type");
    }

    /** The number on the wire. */
    public int number() {
        return ordinal();
    }
}
