package io.leanq.embedded.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of columns that the embedded server knows: H2's name of each, and the name and code under which LeanXcale's
 * catalog shows it. How values of a type are sent is asked by the type, in a switch that does not compile when a type
 * is added.
 */
public enum ColumnType {
    BOOLEAN("BOOLEAN", "BOOLEAN", 16, 1),
    TINYINT("TINYINT", "TINYINT", -6, 3),
    SMALLINT("SMALLINT", "SMALLINT", 5, 5),
    INTEGER("INTEGER", "INTEGER", 4, 10),
    BIGINT("BIGINT", "BIGINT", -5, 19, 2104),
    REAL("REAL", "REAL", 7, 7),
    DOUBLE("DOUBLE PRECISION", "DOUBLE", 8, 15, 2108),
    /** H2 keeps it as DOUBLE PRECISION, and tells it by the type that was declared. */
    FLOAT("FLOAT", "FLOAT", 6, 15),
    /** H2's for sums of DOUBLE and for DOUBLE beside DECIMAL; LeanXcale has a DOUBLE there. */
    DECFLOAT("DECFLOAT", "DOUBLE", 8, 15),
    DECIMAL("NUMERIC", "DECIMAL", 3, ColumnType.OF_COLUMN),
    DATE("DATE", "DATE", 91, 10),
    TIME("TIME", "TIME", 92, 12),
    TIMESTAMP("TIMESTAMP", "TIMESTAMP", 93, 23),
    TIMESTAMP_WITH_ZONE("TIMESTAMP WITH TIME ZONE", "TIMESTAMP_TZ", 2014, 29),
    CHAR("CHARACTER", "CHAR", 1, ColumnType.OF_COLUMN),
    VARCHAR("CHARACTER VARYING", "VARCHAR", 12, ColumnType.OF_COLUMN, 2112),
    VARCHAR_IGNORECASE("VARCHAR_IGNORECASE", "VARCHAR", 12, ColumnType.OF_COLUMN),
    CLOB("CHARACTER LARGE OBJECT", "CLOB", 2005, ColumnType.OF_COLUMN),
    BINARY("BINARY", "BINARY", -2, ColumnType.OF_COLUMN),
    VARBINARY("BINARY VARYING", "VARBINARY", -3, ColumnType.OF_COLUMN),
    BLOB("BINARY LARGE OBJECT", "BLOB", 2004, ColumnType.OF_COLUMN),
    GEOMETRY("GEOMETRY", "GEOMETRY", 2015, ColumnType.OF_COLUMN);

    /** In place of a size that each column has for itself. */
    private static final int OF_COLUMN = -1;

    private static final int NO_ARRAYS = 0;

    private static final Map<String, ColumnType> BY_H2_NAME = new HashMap<>();

    static {
        for (ColumnType type : values()) {
            BY_H2_NAME.put(type.h2Name, type);
        }
        BY_H2_NAME.put("DECIMAL", DECIMAL);
    }

    private final String h2Name;
    private final String leanxcaleName;
    private final int code;
    private final int size;
    private final int arrayCode;

    ColumnType(String h2Name, String leanxcaleName, int code, int size) {
        this(h2Name, leanxcaleName, code, size, NO_ARRAYS);
    }

    ColumnType(String h2Name, String leanxcaleName, int code, int size, int arrayCode) {
        this.h2Name = h2Name;
        this.leanxcaleName = leanxcaleName;
        this.code = code;
        this.size = size;
        this.arrayCode = arrayCode;
    }

    /** The type that H2 calls so; empty for a type that LeanXcale has nothing like. */
    public static Optional<ColumnType> ofH2(String name) {
        return Optional.ofNullable(BY_H2_NAME.get(name));
    }

    String h2Name() {
        return h2Name;
    }

    /** TYPE_NAME in LXSYS.COLUMNS. */
    public String leanxcaleName() {
        return leanxcaleName;
    }

    /** DATA_TYPE in LXSYS.COLUMNS. */
    public int code() {
        return code;
    }

    /** The code of arrays with elements of this type; empty if LeanXcale has none of its own for them. */
    public Optional<Integer> arrayCode() {
        return arrayCode == NO_ARRAYS ? Optional.empty() : Optional.of(arrayCode);
    }

    /** Digits or characters of a value; empty where the column itself says it. */
    Optional<Integer> size() {
        return size == OF_COLUMN ? Optional.empty() : Optional.of(size);
    }

    /** Whether H2's type has a name of its own in LeanXcale, and does not stand for another type. */
    boolean isOfLeanxcale() {
        return this != DECFLOAT && this != VARCHAR_IGNORECASE;
    }

    /**
     * What a definition of a column of the type gives in parentheses, as java.sql.DatabaseMetaData lists it; empty for
     * nothing.
     */
    Optional<String> parameters() {
        return switch (this) {
            case DECIMAL -> Optional.of("precision,scale");
            case CHAR, VARCHAR, VARCHAR_IGNORECASE, BINARY, VARBINARY -> Optional.of("length");
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    REAL,
                    DOUBLE,
                    FLOAT,
                    DECFLOAT,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_WITH_ZONE,
                    CLOB,
                    BLOB,
                    GEOMETRY -> Optional.empty();
        };
    }

    /** Whether its literals stand in quotes, and upper and lower case differ. */
    boolean isText() {
        return this == CHAR || this == VARCHAR || this == VARCHAR_IGNORECASE || this == CLOB;
    }
}
