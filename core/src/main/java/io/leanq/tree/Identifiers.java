package io.leanq.tree;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which names need quotes, and how they are spelled, the same in every dialect. A <i>regular</i> name has lower-case
 * letters, digits and underscores only and is not reserved: it is rendered without quotes and compared with the catalog
 * in any case. Every other name is rendered in quotes and compared exactly. So a name means the same table whatever
 * case the server folds unquoted names to.
 */
public final class Identifiers {

    /**
     * The reserved words of Calcite, from which LeanXcale descends, and those that LeanXcale adds (docs/leanxcale.md,
     * "Names").
     */
    private static final Set<String> RESERVED = lowerCase("""
            ABS ALL ALLOCATE ALLOW ALTER AND ANY ARE ARRAY ARRAY_MAX_CARDINALITY AS ASENSITIVE ASOF
            ASYMMETRIC AT ATOMIC AUTHORIZATION AVG BEGIN BEGIN_FRAME BEGIN_PARTITION BETWEEN BIGINT BINARY BIT
            BLOB BOOLEAN BOTH BY CALL CALLED CARDINALITY CASCADED CASE CAST CEIL CEILING CHAR CHARACTER
            CHARACTER_LENGTH CHAR_LENGTH CHECK CLASSIFIER CLOB CLOSE COALESCE COLLATE COLLECT COLUMN COMMIT
            CONDITION CONNECT CONSTRAINT CONTAINS CONVERT CORR CORRESPONDING COUNT COVAR_POP COVAR_SAMP CREATE
            CROSS CUBE CUME_DIST CURRENT CURRENT_CATALOG CURRENT_DATE CURRENT_DEFAULT_TRANSFORM_GROUP
            CURRENT_PATH CURRENT_ROLE CURRENT_ROW CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP
            CURRENT_TRANSFORM_GROUP_FOR_TYPE CURRENT_USER CURSOR CYCLE DATE DATETIME DAY DEALLOCATE DEC
            DECIMAL DECLARE DEFAULT DEFINE DELETE DENSE_RANK DEREF DESCRIBE DETERMINISTIC DISALLOW DISCONNECT
            DISTINCT DOUBLE DROP DYNAMIC EACH ELEMENT ELSE EMPTY END END-EXEC END_FRAME END_PARTITION EQUALS
            ESCAPE EVERY EXCEPT EXEC EXECUTE EXISTS EXP EXPLAIN EXTEND EXTERNAL EXTRACT FALSE FETCH FILTER
            FIRST_VALUE FLOAT FLOOR FOR FOREIGN FRAME_ROW FREE FRIDAY FROM FULL FUNCTION FUSION GET GLOBAL
            GRANT GROUP GROUPING GROUPS HAVING HOLD HOUR IDENTITY IMPORT IN INDICATOR INITIAL INNER INOUT
            INSENSITIVE INSERT INT INTEGER INTERSECT INTERSECTION INTERVAL INTO IS JOIN JSON_ARRAY
            JSON_ARRAYAGG JSON_EXISTS JSON_OBJECT JSON_OBJECTAGG JSON_QUERY JSON_SCOPE JSON_VALUE LAG LANGUAGE
            LARGE LAST_VALUE LATERAL LEAD LEADING LEFT LIKE LIKE_REGEX LIMIT LN LOCAL LOCALTIME LOCALTIMESTAMP
            LOWER MATCH MATCHES MATCH_CONDITION MATCH_NUMBER MATCH_RECOGNIZE MAX MEASURE MEASURES MEMBER MERGE
            METHOD MIN MINUS MINUTE MOD MODIFIES MODULE MONDAY MONTH MULTISET NATIONAL NATURAL NCHAR NCLOB NEW
            NEXT NO NONE NORMALIZE NOT NTH_VALUE NTILE NULL NULLIF NUMERIC OCCURRENCES_REGEX OCTET_LENGTH OF
            OFFSET OLD OMIT ON ONE ONLY OPEN OR ORDER ORDINAL OUT OUTER OVER OVERLAPS OVERLAY PARAMETER
            PARTITION PATTERN PER PERCENT PERCENTILE_CONT PERCENTILE_DISC PERCENT_RANK PERIOD PERMUTE PORTION
            POSITION POSITION_REGEX POWER PRECEDES PRECISION PREPARE PREV PRIMARY PROCEDURE QUALIFY RANGE RANK
            READS REAL RECURSIVE REF REFERENCES REFERENCING REGR_AVGX REGR_AVGY REGR_COUNT REGR_INTERCEPT
            REGR_R2 REGR_SLOPE REGR_SXX REGR_SXY REGR_SYY RELEASE RESET RESULT RETURN RETURNS REVOKE RIGHT
            ROLLBACK ROLLUP ROW ROWS ROW_NUMBER RUNNING SAFE_CAST SAFE_OFFSET SAFE_ORDINAL SATURDAY SAVEPOINT
            SCOPE SCROLL SEARCH SECOND SEEK SELECT SENSITIVE SESSION_USER SET SHOW SIMILAR SKIP SMALLINT SOME
            SPECIFIC SPECIFICTYPE SQL SQLEXCEPTION SQLSTATE SQLWARNING SQRT START STATIC STDDEV_POP
            STDDEV_SAMP STREAM SUBMULTISET SUBSET SUBSTRING SUBSTRING_REGEX SUCCEEDS SUM SUNDAY SYMMETRIC
            SYSTEM SYSTEM_TIME SYSTEM_USER TABLE TABLESAMPLE THEN THURSDAY TIME TIMESTAMP TIMEZONE_HOUR
            TIMEZONE_MINUTE TINYINT TO TRAILING TRANSLATE TRANSLATE_REGEX TRANSLATION TREAT TRIGGER TRIM
            TRIM_ARRAY TRUE TRUNCATE TRY_CAST TUESDAY UESCAPE UNION UNIQUE UNKNOWN UNNEST UNSIGNED UPDATE
            UPPER UPSERT USER USING UUID VALUE VALUES VALUE_OF VARBINARY VARCHAR VARIANT VARYING VAR_POP
            VAR_SAMP VERSIONING WEDNESDAY WHEN WHENEVER WHERE WIDTH_BUCKET WINDOW WITH WITHIN WITHOUT YEAR
            UPSERT GEOHASH DIMENSION EVERY KEEP DISTRIBUTE ONLINE AGGREGATE TRIGGER DELTA
            """);

    /**
     * A cache of regular names, by identity: the names of tables and columns are the same objects in every statement.
     * Threads may overwrite each other's entries; the name is then checked again.
     */
    private static final @Nullable String[] KNOWN_REGULAR = new String[256];

    private Identifiers() {}

    /** The words in lower case, like regular names, so that a lookup creates no other text. */
    private static Set<String> lowerCase(String words) {
        return Set.copyOf(List.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+")));
    }

    /** Whether the name needs no quotes. */
    public static boolean isRegular(String name) {
        int place = name.hashCode() & KNOWN_REGULAR.length - 1;
        if (KNOWN_REGULAR[place] == name) {
            return true;
        }
        boolean regular = looksRegular(name);
        if (regular) {
            KNOWN_REGULAR[place] = name;
        }
        return regular;
    }

    private static boolean looksRegular(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c == '_' || isDigit(c))) {
                return false;
            }
        }
        return !RESERVED.contains(name);
    }

    /**
     * Whether a name in the catalog is the written one: compared in any case if the written name is regular, else
     * exactly.
     */
    public static boolean matches(String written, String inCatalog) {
        return isRegular(written) ? written.equalsIgnoreCase(inCatalog) : written.equals(inCatalog);
    }

    /** The form under which names that mean the same object are equal. */
    public static String key(String name) {
        return isRegular(name.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** The name in SQL: a regular one as it is, any other in quotes. */
    public static String spelled(String name) {
        if (isRegular(name)) {
            return name;
        }
        StringBuilder quoted = new StringBuilder(name.length() + 4).append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"') {
                quoted.append('"');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
