package io.leanq.type;

import io.leanq.InvalidDefinition;
import java.math.BigDecimal;

/** The way from a database type to the Java type that LeanQ reads it as. */
final class DataTypes {
    private DataTypes() {}

    static DataType<?> of(SqlType type) {
        if (type instanceof SqlType.Simple simple) {
            return switch (simple) {
                case BOOLEAN -> DataType.BOOLEAN;
                case TINYINT -> DataType.TINYINT;
                case SMALLINT -> DataType.SMALLINT;
                case INTEGER -> DataType.INTEGER;
                case BIGINT -> DataType.BIGINT;
                case REAL -> DataType.REAL;
                case FLOAT -> DataType.FLOAT;
                case DOUBLE -> DataType.DOUBLE;
                case DATE -> DataType.DATE;
                case TIME -> DataType.TIME;
                case TIMESTAMP -> DataType.TIMESTAMP;
                case CLOB -> DataType.CLOB;
                case BLOB -> DataType.BLOB;
            };
        }
        if (type instanceof SqlType.Decimal) {
            return new NumericType<>(type, BigDecimal.class);
        }
        if (type instanceof SqlType.Varchar || type instanceof SqlType.Char) {
            return new TextType(type);
        }
        if (type instanceof SqlType.Varbinary || type instanceof SqlType.Binary) {
            return PlainType.bytes(type);
        }
        return array(((SqlType.Array) type).element());
    }

    private static DataType<?> array(SqlType element) {
        if (element == SqlType.Simple.BIGINT) {
            return DataType.BIGINT_ARRAY;
        }
        if (element == SqlType.Simple.DOUBLE) {
            return DataType.DOUBLE_ARRAY;
        }
        if (element.equals(DataType.VARCHAR.sqlType())) {
            return DataType.VARCHAR_ARRAY;
        }
        throw new InvalidDefinition("LeanQ has arrays of BIGINT, DOUBLE and VARCHAR, not of " + element);
    }
}
