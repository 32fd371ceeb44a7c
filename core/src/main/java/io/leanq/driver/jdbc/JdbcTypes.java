package io.leanq.driver.jdbc;

import io.leanq.type.SqlType;
import java.sql.Types;
import java.util.Map;

/** The codes and names that JDBC has for SQL types. */
final class JdbcTypes {
    private static final Map<String, Integer> CODES = Map.ofEntries(
            Map.entry("BOOLEAN", Types.BOOLEAN),
            Map.entry("TINYINT", Types.TINYINT),
            Map.entry("SMALLINT", Types.SMALLINT),
            Map.entry("INTEGER", Types.INTEGER),
            Map.entry("BIGINT", Types.BIGINT),
            Map.entry("DECIMAL", Types.DECIMAL),
            Map.entry("REAL", Types.REAL),
            Map.entry("FLOAT", Types.FLOAT),
            Map.entry("DOUBLE", Types.DOUBLE),
            Map.entry("DATE", Types.DATE),
            Map.entry("TIME", Types.TIME),
            Map.entry("TIMESTAMP", Types.TIMESTAMP),
            Map.entry("CHAR", Types.CHAR),
            Map.entry("VARCHAR", Types.VARCHAR),
            Map.entry("CLOB", Types.CLOB),
            Map.entry("BINARY", Types.BINARY),
            Map.entry("VARBINARY", Types.VARBINARY),
            Map.entry("BLOB", Types.BLOB));

    private JdbcTypes() {}

    static int code(SqlType type) {
        return type instanceof SqlType.Array ? Types.ARRAY : CODES.getOrDefault(name(type), Types.NULL);
    }

    /** The name without a length. */
    static String name(SqlType type) {
        String written = type.toString();
        int length = written.indexOf('(');
        return length < 0 ? written : written.substring(0, length);
    }
}
