package io.leanq.wire.common;

/** How bad an error is, numbered as on the wire. */
public enum Severity {
    UNKNOWN,
    FATAL,
    ERROR,
    WARNING;

    private static final Severity[] ALL = values();

    /** The constant with this number. */
    public static Severity of(int number) {
        return Numbered.at(ALL, number, "severity");
    }

    /** The number on the wire. */
    public int number() {
        return ordinal();
    }
}
