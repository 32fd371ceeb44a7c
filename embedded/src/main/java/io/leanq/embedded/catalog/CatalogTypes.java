package io.leanq.embedded.catalog;

/** LeanXcale's type codes, names and sizes for the columns of {@link CatalogSources#COLUMNS}, as SQL expressions. */
public final class CatalogTypes {
    /** H2's type, LeanXcale's name, code, and digits or characters of a value (NULL where the column itself says it). */
    private static final String[][] TYPES = {
        {"BOOLEAN", "BOOLEAN", "16", "1"},
        {"TINYINT", "TINYINT", "-6", "3"},
        {"SMALLINT", "SMALLINT", "5", "5"},
        {"INTEGER", "INTEGER", "4", "10"},
        {"BIGINT", "BIGINT", "-5", "19"},
        {"REAL", "REAL", "7", "7"},
        {"DATE", "DATE", "91", "10"},
        {"TIME", "TIME", "92", "12"},
        {"TIMESTAMP", "TIMESTAMP", "93", "23"},
        {"TIMESTAMP WITH TIME ZONE", "TIMESTAMP_TZ", "2014", "29"},
        {"NUMERIC", "DECIMAL", "3", "NULL"},
        {"DECFLOAT", "DOUBLE", "8", "15"},
        {"CHARACTER", "CHAR", "1", "NULL"},
        {"CHARACTER VARYING", "VARCHAR", "12", "NULL"},
        {"VARCHAR_IGNORECASE", "VARCHAR", "12", "NULL"},
        {"CHARACTER LARGE OBJECT", "CLOB", "2005", "NULL"},
        {"BINARY", "BINARY", "-2", "NULL"},
        {"BINARY VARYING", "VARBINARY", "-3", "NULL"},
        {"BINARY LARGE OBJECT", "BLOB", "2004", "NULL"},
        {"GEOMETRY", "GEOMETRY", "2015", "NULL"},
    };

    /** What H2 reports as the length or precision of a column declared without one. */
    private static final String UNDECLARED = "100000";

    private CatalogTypes() {}

    static String code(String c) {
        return "CASE " + c + ".DATA_TYPE" + cases(2)
                + " WHEN 'DOUBLE PRECISION' THEN CASE " + c + ".DECLARED_DATA_TYPE WHEN 'FLOAT' THEN 6 ELSE 8 END"
                + " WHEN 'ARRAY' THEN CASE " + c + ".ELEMENT_TYPE"
                + " WHEN 'BIGINT' THEN 2104 WHEN 'DOUBLE PRECISION' THEN 2108 WHEN 'CHARACTER VARYING' THEN 2112"
                + " ELSE 2003 END ELSE 1111 END";
    }

    static String name(String c) {
        return "CASE " + c + ".DATA_TYPE" + cases(1)
                + " WHEN 'DOUBLE PRECISION' THEN CASE " + c
                + ".DECLARED_DATA_TYPE WHEN 'FLOAT' THEN 'FLOAT' ELSE 'DOUBLE' END"
                + " WHEN 'ARRAY' THEN CASE " + c + ".ELEMENT_TYPE"
                + " WHEN 'BIGINT' THEN 'BIGINT ARRAY' WHEN 'DOUBLE PRECISION' THEN 'DOUBLE ARRAY'"
                + " WHEN 'CHARACTER VARYING' THEN 'VARCHAR ARRAY' ELSE 'ARRAY' END ELSE " + c + ".DATA_TYPE END";
    }

    /** Length or precision; NULL for a text, binary or decimal declared without one, for large objects and for arrays. */
    static String size(String c) {
        return "CASE " + c + ".DATA_TYPE" + cases(3, false)
                + " WHEN 'DOUBLE PRECISION' THEN 15"
                + " WHEN 'NUMERIC' THEN CASE WHEN " + c + ".NUMERIC_PRECISION < " + UNDECLARED + " THEN " + c
                + ".NUMERIC_PRECISION END"
                + " ELSE CASE WHEN " + c + ".CHARACTER_MAXIMUM_LENGTH < 1000000000 THEN " + c
                + ".CHARACTER_MAXIMUM_LENGTH END END";
    }

    /** Digits after the point, of the seconds for times. */
    static String digits(String c) {
        return "COALESCE(" + c + ".DATETIME_PRECISION, " + c + ".NUMERIC_SCALE)";
    }

    static String radix(String c) {
        return "CASE WHEN " + c + ".NUMERIC_PRECISION IS NOT NULL THEN 10 END";
    }

    /** The default as a statement would give it: the rewriter's forms of the current time are undone. */
    static String defaultText(String c) {
        return "CASE " + c + ".COLUMN_DEFAULT WHEN 'LOCALTIMESTAMP(3)' THEN 'CURRENT_TIMESTAMP'"
                + " WHEN 'LOCALTIME(3)' THEN 'CURRENT_TIME' ELSE " + c + ".COLUMN_DEFAULT END";
    }

    /** The types as java.sql.DatabaseMetaData lists them, in the order of their codes. */
    public static String typeInfo() {
        StringBuilder rows = new StringBuilder();
        for (String[] type : TYPES) {
            if (!type[0].equals("DECFLOAT") && !type[0].equals("VARCHAR_IGNORECASE")) {
                addTypeInfo(rows, type[1], type[2], type[3]);
            }
        }
        addTypeInfo(rows, "DOUBLE", "8", "15");
        addTypeInfo(rows, "FLOAT", "6", "15");
        return "SELECT n AS TYPE_NAME, c AS DATA_TYPE, CAST(p AS INTEGER) AS \"PRECISION\", q AS LITERAL_PREFIX,"
                + " q AS LITERAL_SUFFIX, a AS CREATE_PARAMS, CAST(1 AS SMALLINT) AS NULLABLE, t AS CASE_SENSITIVE,"
                + " CAST(3 AS SMALLINT) AS SEARCHABLE, FALSE AS UNSIGNED_ATTRIBUTE, FALSE AS FIXED_PREC_SCALE,"
                + " FALSE AS AUTO_INCREMENT, n AS LOCAL_TYPE_NAME, CAST(0 AS SMALLINT) AS MINIMUM_SCALE,"
                + " CAST(0 AS SMALLINT) AS MAXIMUM_SCALE, CAST(NULL AS INTEGER) AS SQL_DATA_TYPE,"
                + " CAST(NULL AS INTEGER) AS SQL_DATETIME_SUB, 10 AS NUM_PREC_RADIX"
                + " FROM (VALUES " + rows + ") v(n, c, p, q, a, t) ORDER BY 2, 1";
    }

    private static void addTypeInfo(StringBuilder rows, String name, String code, String precision) {
        boolean text = name.equals("CHAR") || name.equals("VARCHAR") || name.equals("CLOB");
        String parameters = name.equals("DECIMAL")
                ? "'precision,scale'"
                : text && !name.equals("CLOB") || name.endsWith("BINARY") ? "'length'" : "NULL";
        rows.append(rows.isEmpty() ? "('" : ", ('")
                .append(name)
                .append("', ")
                .append(code)
                .append(", ")
                .append(precision)
                .append(text ? ", '''', " : ", NULL, ")
                .append(parameters)
                .append(text ? ", TRUE)" : ", FALSE)");
    }

    private static String cases(int value) {
        return cases(value, true);
    }

    private static String cases(int value, boolean withNull) {
        StringBuilder sql = new StringBuilder();
        for (String[] type : TYPES) {
            if (withNull || !type[value].equals("NULL")) {
                String result = value == 1 ? "'" + type[1] + "'" : type[value];
                sql.append(" WHEN '").append(type[0]).append("' THEN ").append(result);
            }
        }
        return sql.toString();
    }
}
