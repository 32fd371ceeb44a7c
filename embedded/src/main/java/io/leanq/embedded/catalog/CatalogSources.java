package io.leanq.embedded.catalog;

/**
 * The queries over H2's INFORMATION_SCHEMA that the views of LXSYS are made of. Each reads a view of H2 once, so that
 * its cost grows with the number of tables and not with the square of that number. H2 has no index on constraints, and
 * neither keeps nor hashes the rows of an inner query: a join or {@code IN (SELECT …)} would read all of them again for
 * each outer row. So the queries unite the rows that belong together and find them in one partition of a window, which
 * H2 hashes.
 */
final class CatalogSources {
    /** The schemas that clients do not see, as a list for a condition. */
    static final String HIDDEN_SCHEMAS = "('INFORMATION_SCHEMA', 'PUBLIC', 'LXSYSMETA', 'SYSMETA', 'LEANQ$JSON')";

    /**
     * The columns of all keys: schema s, table t, column c, position o, constraint's schema cs and name n, its type k,
     * position p in the key that a foreign key points at.
     */
    static final String KEY_PARTS = """
            SELECT u.s, u.t, u.c, u.o, u.cs, u.n, u.p, u.k FROM (
              SELECT a.s, a.t, a.c, a.o, a.cs, a.n, a.p, MAX(a.k) OVER (PARTITION BY a.cs, a.n) k FROM (
                SELECT TABLE_SCHEMA s, TABLE_NAME t, COLUMN_NAME c, ORDINAL_POSITION o, CONSTRAINT_SCHEMA cs,
                  CONSTRAINT_NAME n, POSITION_IN_UNIQUE_CONSTRAINT p, NULL k
                FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
                UNION ALL
                SELECT NULL, NULL, NULL, NULL, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, NULL, CONSTRAINT_TYPE
                FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS) a) u
            WHERE u.c IS NOT NULL""";

    /**
     * The columns of foreign keys, as in {@link #KEY_PARTS}, with the column at the other end of each and the delete
     * rule r.
     */
    static final String FOREIGN_KEY_PARTS = """
            SELECT w.s, w.t, w.c, w.o, w.n, w.ps, w.pt, w.pc, w.r FROM (
              SELECT v.s, v.t, v.c, v.o, v.n, v.us, v.r,
                MAX(CASE WHEN v.us IS NULL THEN v.s END) OVER target ps,
                MAX(CASE WHEN v.us IS NULL THEN v.t END) OVER target pt,
                MAX(CASE WHEN v.us IS NULL THEN v.c END) OVER target pc
              FROM (
                SELECT a.s, a.t, a.c, a.o, a.cs, a.n, a.p, MAX(a.us) OVER own us, MAX(a.un) OVER own un,
                  MAX(a.r) OVER own r
                FROM (
                  SELECT TABLE_SCHEMA s, TABLE_NAME t, COLUMN_NAME c, ORDINAL_POSITION o, CONSTRAINT_SCHEMA cs,
                    CONSTRAINT_NAME n, POSITION_IN_UNIQUE_CONSTRAINT p, NULL us, NULL un, NULL r
                  FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE
                  UNION ALL
                  SELECT NULL, NULL, NULL, NULL, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, NULL, UNIQUE_CONSTRAINT_SCHEMA,
                    UNIQUE_CONSTRAINT_NAME, DELETE_RULE
                  FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS) a
                WINDOW own AS (PARTITION BY a.cs, a.n)) v
              WHERE v.c IS NOT NULL
              WINDOW target AS (PARTITION BY COALESCE(v.us, v.cs), COALESCE(v.un, v.n), COALESCE(v.p, v.o))) w
            WHERE w.us IS NOT NULL""";

    /**
     * The columns of the indexes that users made: schema s, table t, index n, column c, position o, unique u, direction
     * d.
     */
    static final String INDEX_PARTS = """
            SELECT u.s, u.t, u.n, u.c, u.o, u.u, u.d FROM (
              SELECT a.s, a.t, a.n, a.c, a.o, a.u, a.d, MAX(a.own) OVER (PARTITION BY a.xs, a.n) own FROM (
                SELECT TABLE_SCHEMA s, TABLE_NAME t, INDEX_NAME n, COLUMN_NAME c, ORDINAL_POSITION o, IS_UNIQUE u,
                  CASE ORDERING_SPECIFICATION WHEN 'DESC' THEN 'D' ELSE 'A' END d, INDEX_SCHEMA xs, 0 own
                FROM INFORMATION_SCHEMA.INDEX_COLUMNS
                UNION ALL
                SELECT NULL, NULL, INDEX_NAME, NULL, NULL, NULL, NULL, INDEX_SCHEMA, 1
                FROM INFORMATION_SCHEMA.INDEXES WHERE IS_GENERATED OR INDEX_TYPE_NAME = 'PRIMARY KEY') a) u
            WHERE u.own = 0""";

    /** Tables of users that have no primary key: schema s, table t. */
    static final String KEYLESS = """
            SELECT a.s, a.t FROM (
              SELECT TABLE_SCHEMA s, TABLE_NAME t, 0 k FROM INFORMATION_SCHEMA.TABLES
              WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_SCHEMA NOT IN %s
              UNION ALL
              SELECT TABLE_SCHEMA, TABLE_NAME, 1 FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
              WHERE CONSTRAINT_TYPE = 'PRIMARY KEY') a
            GROUP BY a.s, a.t HAVING MAX(a.k) = 0""".formatted(HIDDEN_SCHEMAS);

    private static final String COLUMN_FIELDS =
            "TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT,"
                    + " IS_NULLABLE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, CHARACTER_OCTET_LENGTH,"
                    + " NUMERIC_PRECISION, NUMERIC_SCALE,"
                    + " DATETIME_PRECISION, DECLARED_DATA_TYPE, IS_IDENTITY, IS_GENERATED, REMARKS";

    /** H2's columns of users' tables and views, under H2's names, and ELEMENT_TYPE, the type of an array's elements. */
    static final String COLUMNS = """
            SELECT %1$s, ELEMENT_TYPE FROM (
              SELECT %1$s, MAX(e) OVER (PARTITION BY TABLE_SCHEMA, TABLE_NAME, DTD_IDENTIFIER) ELEMENT_TYPE FROM (
                SELECT %1$s, DTD_IDENTIFIER, NULL e
                FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA NOT IN %2$s
                UNION ALL
                SELECT OBJECT_SCHEMA, OBJECT_NAME, %3$s, COLLECTION_TYPE_IDENTIFIER, DATA_TYPE
                FROM INFORMATION_SCHEMA.ELEMENT_TYPES WHERE OBJECT_TYPE IN ('TABLE', 'VIEW')))
            WHERE COLUMN_NAME IS NOT NULL""".formatted(COLUMN_FIELDS, HIDDEN_SCHEMAS, "NULL" + ", NULL".repeat(13));

    private CatalogSources() {}
}
