package io.leanq.render;

/**
 * Syntax that a dialect may have or lack. A dialect lists the features that it has; statements with others are refused.
 */
public enum Feature {
    UPSERT("UPSERT", "update the row first, and insert it if no row was changed"),
    MERGE("MERGE", "update the row first, and insert it if no row was changed"),
    TRUNCATE("TRUNCATE TABLE", "delete the rows by deleteFrom(table).everyRow()"),
    SEQUENCE("NEXT VALUE FOR", "make keys in the application"),
    /**
     * NEXT VALUE inside a CASE. Standard SQL does not have it; in a select with a FROM, Calcite has NEXT VALUE only
     * there.
     */
    CONDITIONAL_SEQUENCE("NEXT VALUE FOR inside CASE", "draw the number by a statement of its own"),
    WINDOWS("window functions", "compute the value in the application, or by a sub-query"),
    GROUPING_SETS("ROLLUP, CUBE and GROUPING SETS", "combine one query for each set by unionAll"),
    LIST_AGGREGATE("LISTAGG", "join the texts in the application"),
    COLLECT("COLLECT", "collect the values in the application"),
    /** Without it the operand of a filtered aggregate is a CASE; an aggregate by name is refused. */
    AGGREGATE_FILTER("FILTER", "aggregate caseWhen(condition, x).otherwiseNull()"),
    EXPLAIN("EXPLAIN PLAN", "ask the database by its own tool"),
    IDENTITY("identity columns", "feed the column by a sequence: defaultNext(…)"),
    /** An identity that is added to an existing table. */
    ADD_IDENTITY(
            "an identity column in ADD COLUMN",
            "feed the column by a sequence: defaultNext(…), or create a new table and copy the rows"),
    RENAME_COLUMN(
            "RENAME COLUMN", "add a column of the new name, copy the values by an update, and drop the old column"),
    DROP_CONSTRAINT("DROP CONSTRAINT of a unique or check constraint", "create a table without it, and copy the rows"),
    /** A table of a query with types, keys and constraints of its own; the standard has names of columns only. */
    TABLE_OF_QUERY(
            "CREATE TABLE … AS with definitions of columns",
            "create the table by createAll, and insert by insertInto(table).select(query)"),
    USERS("CREATE USER and DROP USER", "create users by the database's own tool"),
    ROLES("roles", "grant each right to each user"),
    ROLE_PASSWORDS("a role with a password", "create the role without one: createRole(name)"),
    RIGHTS("GRANT and REVOKE of rights", "grant rights by the database's own tool"),
    /** Rights without ON, on every object of a kind, and of actions other than those on rows. */
    RIGHTS_ON_KINDS(
            "a right on a kind of object, or of an action other than SELECT, INSERT, UPDATE and DELETE",
            "grant SELECT, INSERT, UPDATE or DELETE on a table or view, or use the database's own tool"),
    REPLACE_VIEW("CREATE OR REPLACE VIEW", "drop the view first, then create it"),
    ARRAY_TYPES("array types", "keep the elements in a table of their own"),
    IF_NOT_EXISTS("IF NOT EXISTS", "look the object up in the catalog first"),
    DATE_ARITHMETIC(
            "TIMESTAMPADD, difference of dates, FLOOR to a unit or LAST_DAY",
            "select the date or time and compute in Java, or bind the computed value"),
    /** The fields of EXTRACT that are not in the standard. */
    CALENDAR_FIELDS(
            "EXTRACT of QUARTER, WEEK, ISODOW, DOY or EPOCH", "select the date or time and take its part in Java"),
    COUNTED_COMBINATIONS(
            "EXCEPT ALL and INTERSECT ALL", "use except or intersect where duplicates do not count, or count in Java"),
    FOR_UPDATE("FOR UPDATE", "update the rows first, which locks them: set(t.id, t.id)"),
    SIMILAR_TO("SIMILAR TO", "use like, or(…) of several, or compare in the application"),
    TRUTH_TESTS("IS TRUE and IS FALSE", "say condition.orElse(false), or isUnknown() beside not()"),
    INITCAP("INITCAP", "write the text so in the application"),
    POSITION_FROM("POSITION with a start", "search in substring(from), and add the characters before"),
    /** A source that sees those before it: LATERAL, and UNNEST of their columns. */
    LATERAL("LATERAL and UNNEST of a column", "join the tables, and number the rows of a group by rowNumber().over(…)"),
    JSON("JSON_OBJECT, JSON_ARRAY and IS JSON", "make the text in Java"),
    JSON_AGGREGATES("JSON_ARRAYAGG and JSON_OBJECTAGG", "fetch the rows, and make the text in Java"),
    JSON_PATHS("JSON_VALUE, JSON_QUERY and JSON_EXISTS", "read the whole text, and take its parts in Java");

    private final String label;
    private final String alternative;

    Feature(String label, String alternative) {
        this.label = label;
        this.alternative = alternative;
    }

    String label() {
        return label;
    }

    String alternative() {
        return alternative;
    }
}
