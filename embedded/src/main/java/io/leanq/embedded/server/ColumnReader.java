package io.leanq.embedded.server;

import io.leanq.embedded.catalog.ColumnType;
import io.leanq.embedded.error.ServerErrorException;
import io.leanq.wire.common.AvaticaType;
import io.leanq.wire.value.Rep;
import io.leanq.wire.value.RowEncoder;
import io.leanq.wire.value.TypedValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one H2 type are announced and sent, in the form that the vendor's client, stock Avatica and ours
 * all read: decimals are announced as NUMBER, TINYINT as Integer, large objects as text or bytes, types that LeanXcale
 * lacks as text.
 */
enum ColumnReader {
    BOOLEAN(Types.BOOLEAN, "BOOLEAN", Rep.BOOLEAN, "java.lang.Boolean") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            boolean value = row.getBoolean(i);
            if (row.wasNull()) {
                out.addNull();
            } else {
                out.addBoolean(value);
            }
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of((Boolean) value);
        }
    },
    TINYINT(Types.TINYINT, "TINYINT", Rep.INTEGER, "java.lang.Integer") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            addInt(row, i, out);
        }
    },
    SMALLINT(Types.SMALLINT, "SMALLINT", Rep.SHORT, "java.lang.Short") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            short value = row.getShort(i);
            if (row.wasNull()) {
                out.addNull();
            } else {
                out.addShort(value);
            }
        }
    },
    INTEGER(Types.INTEGER, "INTEGER", Rep.INTEGER, "java.lang.Integer") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            addInt(row, i, out);
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of(((Number) value).longValue());
        }
    },
    BIGINT(Types.BIGINT, "BIGINT", Rep.LONG, "java.lang.Long") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            long value = row.getLong(i);
            if (row.wasNull()) {
                out.addNull();
            } else {
                out.addLong(value);
            }
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of(((Number) value).longValue());
        }
    },
    REAL(Types.REAL, "REAL", Rep.FLOAT, "java.lang.Float") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            float value = row.getFloat(i);
            if (row.wasNull()) {
                out.addNull();
            } else {
                out.addFloat(value);
            }
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of(((Number) value).doubleValue());
        }
    },
    DOUBLE(Types.DOUBLE, "DOUBLE", Rep.DOUBLE, "java.lang.Double") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            double value = row.getDouble(i);
            if (row.wasNull()) {
                out.addNull();
            } else {
                out.addDouble(value);
            }
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of(((Number) value).doubleValue());
        }
    },
    /** H2's for sums of DOUBLE and for DOUBLE beside DECIMAL; LeanXcale has a DOUBLE there. */
    DECFLOAT(Types.DOUBLE, "DOUBLE", Rep.DOUBLE, "java.lang.Double") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            double value = row.getDouble(i);
            if (row.wasNull()) {
                out.addNull();
            } else if (Double.isInfinite(value) && isNumber(row.getString(i))) {
                throw tooLarge();
            } else {
                out.addDouble(value);
            }
        }

        @Override
        TypedValue element(Object value) {
            double nearest = ((Number) value).doubleValue();
            if (value instanceof BigDecimal && Double.isInfinite(nearest)) {
                throw tooLarge();
            }
            return TypedValue.of(nearest);
        }
    },
    DECIMAL(Types.DECIMAL, "DECIMAL", Rep.NUMBER, "java.math.BigDecimal") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            BigDecimal value = row.getBigDecimal(i);
            if (value == null) {
                out.addNull();
            } else {
                out.addDecimal(ofUsefulLength(value));
            }
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of((BigDecimal) value);
        }
    },
    DATE(Types.DATE, "DATE", Rep.INTEGER, "java.sql.Date") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            LocalDate value = row.getObject(i, LocalDate.class);
            if (value == null) {
                out.addNull();
            } else {
                out.addDate(value);
            }
        }
    },
    TIME(Types.TIME, "TIME", Rep.INTEGER, "java.sql.Time") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            LocalTime value = row.getObject(i, LocalTime.class);
            if (value == null) {
                out.addNull();
            } else {
                out.addTime(value);
            }
        }
    },
    TIMESTAMP(Types.TIMESTAMP, "TIMESTAMP", Rep.LONG, "java.sql.Timestamp") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            LocalDateTime value = row.getObject(i, LocalDateTime.class);
            if (value == null) {
                out.addNull();
            } else {
                out.addTimestamp(value);
            }
        }
    },
    CHAR(Types.CHAR, "CHAR", Rep.STRING, "java.lang.String"),
    VARCHAR(Types.VARCHAR, "VARCHAR", Rep.STRING, "java.lang.String"),
    BINARY(Types.BINARY, "BINARY", Rep.BYTE_STRING, "[B") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            VARBINARY.add(row, i, out);
        }

        @Override
        TypedValue element(Object value) {
            return VARBINARY.element(value);
        }
    },
    VARBINARY(Types.VARBINARY, "VARBINARY", Rep.BYTE_STRING, "[B") {
        @Override
        void add(ResultSet row, int i, RowEncoder out) throws SQLException {
            byte[] value = row.getBytes(i);
            if (value == null) {
                out.addNull();
            } else {
                out.addBytes(value);
            }
        }

        @Override
        TypedValue element(Object value) {
            return TypedValue.of((byte[]) value);
        }
    };

    private static final int MAX_SCALE = 38;

    private static final Map<Integer, ColumnReader> BY_TYPE_ID = new HashMap<>();

    static {
        for (ColumnReader reader : values()) {
            BY_TYPE_ID.putIfAbsent(reader.typeId, reader);
        }
    }

    private final int typeId;
    private final String typeName;
    private final Rep rep;
    private final String className;

    ColumnReader(int typeId, String typeName, Rep rep, String className) {
        this.typeId = typeId;
        this.typeName = typeName;
        this.rep = rep;
        this.className = className;
    }

    /** By H2's name of the type, an array's without the word ARRAY; types that LeanXcale lacks are text. */
    static ColumnReader of(String h2TypeName) {
        return ColumnType.ofH2(h2TypeName).map(ColumnReader::of).orElse(VARCHAR);
    }

    private static ColumnReader of(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT -> TINYINT;
            case SMALLINT -> SMALLINT;
            case INTEGER -> INTEGER;
            case BIGINT -> BIGINT;
            case REAL -> REAL;
            case DOUBLE, FLOAT -> DOUBLE;
            case DECFLOAT -> DECFLOAT;
            case DECIMAL -> DECIMAL;
            case DATE -> DATE;
            case TIME -> TIME;
            case TIMESTAMP -> TIMESTAMP;
            case CHAR -> CHAR;
            case VARCHAR, VARCHAR_IGNORECASE, CLOB, TIMESTAMP_WITH_ZONE, GEOMETRY -> VARCHAR;
            case BINARY -> BINARY;
            case VARBINARY, BLOB -> VARBINARY;
        };
    }

    /** By the code under which a type was announced; text for a code that none has. */
    static ColumnReader announcedAs(int typeId) {
        return BY_TYPE_ID.getOrDefault(typeId, VARCHAR);
    }

    AvaticaType type() {
        return AvaticaType.scalar(typeId, typeName, rep);
    }

    int typeId() {
        return typeId;
    }

    String typeName() {
        return typeName;
    }

    String className() {
        return className;
    }

    /** Whether numbers of the type are whole. */
    boolean isWhole() {
        return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
    }

    boolean isSigned() {
        return switch (this) {
            case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DECFLOAT, DECIMAL -> true;
            case BOOLEAN, DATE, TIME, TIMESTAMP, CHAR, VARCHAR, BINARY, VARBINARY -> false;
        };
    }

    /** True for dates and times, whose precision is the digits of the second's fraction, as Calcite has it. */
    boolean isTemporal() {
        return this == DATE || this == TIME || this == TIMESTAMP;
    }

    /** Adds the value of the current row; text unless a type says otherwise. */
    void add(ResultSet row, int i, RowEncoder out) throws SQLException {
        String value = row.getString(i);
        if (value == null) {
            out.addNull();
        } else {
            out.addString(value);
        }
    }

    /** The value as an array's element; text unless a type says otherwise. */
    TypedValue element(Object value) {
        return TypedValue.of(value.toString());
    }

    /** The representation of elements of this type. */
    Rep elementRep() {
        return switch (this) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> Rep.LONG;
            case REAL, DOUBLE, DECFLOAT -> Rep.DOUBLE;
            case DECIMAL -> Rep.BIG_DECIMAL;
            case BOOLEAN, BINARY, VARBINARY -> rep;
            case DATE, TIME, TIMESTAMP, CHAR, VARCHAR -> Rep.STRING;
        };
    }

    /**
     * Quotients come with more digits behind the point than a DECIMAL of LeanXcale has, most of them zeros where the
     * division ends: those are left out. Beyond 1,000 digits a value is cut to 100.
     */
    private static BigDecimal ofUsefulLength(BigDecimal value) {
        if (value.scale() <= MAX_SCALE) {
            return value;
        }
        BigDecimal ended = value.stripTrailingZeros();
        return ended.scale() < 0 || ended.scale() > 1_000
                ? ended.setScale(ended.scale() < 0 ? 0 : 100, RoundingMode.HALF_UP)
                : ended;
    }

    /** False for the text of an infinity. */
    private static boolean isNumber(String text) {
        return Character.isDigit(text.charAt(text.length() - 1));
    }

    private static ServerErrorException tooLarge() {
        return new ServerErrorException("22003", "Numeric value out of range: no DOUBLE is so large");
    }

    private static void addInt(ResultSet row, int i, RowEncoder out) throws SQLException {
        int value = row.getInt(i);
        if (row.wasNull()) {
            out.addNull();
        } else {
            out.addInt(value);
        }
    }

    /** Adds an array whose elements are of this type. */
    void addArray(ResultSet row, int i, RowEncoder out) throws SQLException {
        Array array = row.getArray(i);
        if (array == null) {
            out.addNull();
            return;
        }
        List<TypedValue> elements = new ArrayList<>();
        for (@Nullable Object element : (@Nullable Object[]) array.getArray()) {
            elements.add(element == null ? TypedValue.NULL : element(element));
        }
        out.addArray(elementRep(), elements);
    }
}
