package io.leanq.exec.rolling;

import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/** Values that programs write, in the Java types of the data types without converters. */
final class SampleValue {
    private static final int LONGEST = 1_000;

    private SampleValue() {}

    /** A small value that every column of the type holds; equal for equal numbers in all types of a kind. */
    static Object small(SqlType type, int number) {
        return switch (type.kind()) {
            case BOOLEAN -> number % 2 == 1;
            case TINYINT -> (byte) number;
            case SMALLINT -> (short) number;
            case INTEGER -> number;
            case BIGINT -> (long) number;
            case REAL -> (float) number;
            case FLOAT, DOUBLE -> (double) number;
            case DECIMAL -> BigDecimal.valueOf(number, ((SqlType.Decimal) type).scale());
            case CHAR, VARCHAR, CLOB -> String.valueOf(number);
            case BINARY, VARBINARY, BLOB -> new byte[] {(byte) number};
            case DATE -> LocalDate.of(2026, 1, number);
            case TIME -> LocalTime.of(number, 0);
            case TIMESTAMP -> LocalDateTime.of(2026, 1, number, 0, 0);
            case ARRAY -> List.of(small(((SqlType.Array) type).element(), number));
        };
    }

    /** The longest or greatest value of the type, or one that is long enough to be refused by a shorter type. */
    static Object great(SqlType type, int number) {
        return switch (type.kind()) {
            case TINYINT -> Byte.MAX_VALUE;
            case SMALLINT -> Short.MAX_VALUE;
            case INTEGER -> Integer.MAX_VALUE;
            case BIGINT -> Long.MAX_VALUE;
            case DECIMAL -> greatest((SqlType.Decimal) type);
            case CHAR, VARCHAR, CLOB -> "x".repeat(Math.min(type.length().orElse(LONGEST), LONGEST));
            case VARBINARY, BLOB -> new byte[Math.min(type.length().orElse(LONGEST), LONGEST)];
            default -> small(type, number);
        };
    }

    private static BigDecimal greatest(SqlType.Decimal type) {
        BigInteger digits = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
        return new BigDecimal(digits, type.scale());
    }
}
