package io.leanq.type;

/** Dates and times. Their expressions have parts such as the year. */
public final class TemporalType<T> extends CodedType<T> {
    TemporalType(SqlType sqlType) {
        super(sqlType);
    }
}
