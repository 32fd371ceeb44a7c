package io.leanq.embedded.catalog;

import java.util.Optional;
import java.util.function.Function;

/** LeanXcale's type codes, names and sizes for the columns of {@link CatalogSources#COLUMNS}, as SQL expressions. */
public final class CatalogTypes {
    /** What H2 reports as the length or precision of a column declared without one. */
    private static final String UNDECLARED = "100000";

    private CatalogTypes() {}

    static String code(String c) {
        return "CASE " + c + ".DATA_TYPE" + cases(c, type -> Optional.of(Integer.toString(type.code())))
                + arrays(c, ColumnType::arrayCode) + " ELSE 2003 END ELSE 1111 END";
    }

    static String name(String c) {
        return "CASE " + c + ".DATA_TYPE" + cases(c, type -> Optional.of(quoted(type.leanxcaleName())))
                + arrays(c, type -> type.arrayCode().map(code -> quoted(type.leanxcaleName() + " ARRAY")))
                + " ELSE 'ARRAY' END ELSE " + c + ".DATA_TYPE END";
    }

    /**
     * Length or precision; NULL for a text, binary or decimal declared without one, for large objects and for arrays.
     */
    static String size(String c) {
        return "CASE " + c + ".DATA_TYPE" + cases(c, type -> type.size().map(size -> Integer.toString(size)))
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
        for (ColumnType type : ColumnType.values()) {
            if (type.isOfLeanxcale()) {
                addTypeInfo(rows, type);
            }
        }
        return "SELECT n AS TYPE_NAME, c AS DATA_TYPE, CAST(p AS INTEGER) AS \"PRECISION\", q AS LITERAL_PREFIX,"
                + " q AS LITERAL_SUFFIX, a AS CREATE_PARAMS, CAST(1 AS SMALLINT) AS NULLABLE, t AS CASE_SENSITIVE,"
                + " CAST(3 AS SMALLINT) AS SEARCHABLE, FALSE AS UNSIGNED_ATTRIBUTE, FALSE AS FIXED_PREC_SCALE,"
                + " FALSE AS AUTO_INCREMENT, n AS LOCAL_TYPE_NAME, CAST(0 AS SMALLINT) AS MINIMUM_SCALE,"
                + " CAST(0 AS SMALLINT) AS MAXIMUM_SCALE, CAST(NULL AS INTEGER) AS SQL_DATA_TYPE,"
                + " CAST(NULL AS INTEGER) AS SQL_DATETIME_SUB, 10 AS NUM_PREC_RADIX"
                + " FROM (VALUES " + rows + ") v(n, c, p, q, a, t) ORDER BY 2, 1";
    }

    private static void addTypeInfo(StringBuilder rows, ColumnType type) {
        rows.append(rows.isEmpty() ? "(" : ", (")
                .append(quoted(type.leanxcaleName()))
                .append(", ")
                .append(type.code())
                .append(", ")
                .append(type.size().map(size -> Integer.toString(size)).orElse("NULL"))
                .append(type.isText() ? ", '''', " : ", NULL, ")
                .append(type.parameters().map(CatalogTypes::quoted).orElse("NULL"))
                .append(type.isText() ? ", TRUE)" : ", FALSE)");
    }

    /** What is said of each type for which something is; a FLOAT is a DOUBLE PRECISION that was declared as FLOAT. */
    private static String cases(String c, Function<ColumnType, Optional<String>> said) {
        StringBuilder sql = new StringBuilder();
        for (ColumnType type : ColumnType.values()) {
            said.apply(type)
                    .ifPresent(result -> sql.append(" WHEN ")
                            .append(quoted(type.h2Name()))
                            .append(" THEN ")
                            .append(type == ColumnType.DOUBLE ? declared(c, said, result) : result));
        }
        return sql.toString();
    }

    private static String declared(String c, Function<ColumnType, Optional<String>> said, String otherwise) {
        return "CASE " + c + ".DECLARED_DATA_TYPE WHEN 'FLOAT' THEN "
                + said.apply(ColumnType.FLOAT).orElse(otherwise) + " ELSE " + otherwise + " END";
    }

    private static String arrays(String c, Function<ColumnType, Optional<?>> said) {
        StringBuilder sql = new StringBuilder(" WHEN 'ARRAY' THEN CASE " + c + ".ELEMENT_TYPE");
        for (ColumnType type : ColumnType.values()) {
            said.apply(type)
                    .ifPresent(result -> sql.append(" WHEN ")
                            .append(quoted(type.h2Name()))
                            .append(" THEN ")
                            .append(result));
        }
        return sql.toString();
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
